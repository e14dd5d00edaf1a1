-- When a source was last asked for everything, whatever it said about versions.
alter table source add column whole_at datetime(6) null after last_good_at;

-- What sources need to be let in: a token, or an application of a directory. The secret is encrypted.
create table credential (
	id bigint not null auto_increment,
	name varchar(100) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	tenant varchar(100) null,
	client_id varchar(100) null,
	secret varbinary(8000) not null,
	changed_at datetime(6) not null,
	primary key (id),
	constraint credential_name_uq unique (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
