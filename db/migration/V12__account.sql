-- How a person signs in.
create table account (
	person_id bigint not null,
	password_hash varchar(200) not null,
	created_at datetime(6) not null,
	primary key (person_id),
	constraint account_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What a program signs in with. Only the hash of the token is kept.
create table api_token (
	id bigint not null auto_increment,
	name varchar(200) not null,
	role varchar(20) not null,
	token_hash binary(32) not null,
	created_at datetime(6) not null,
	expires_at datetime(6) not null,
	last_used_at datetime(6) null,
	primary key (id),
	constraint api_token_hash_uq unique (token_hash),
	constraint api_token_name_uq unique (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
