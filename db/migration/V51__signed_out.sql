-- Sessions of this person that began before this are over, wherever they are open.
create table signed_out (
	person_id bigint not null,
	before_at datetime(6) not null,
	primary key (person_id),
	constraint signed_out_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- With which code may this person choose a password, once? Only its hash is kept.
create table password_code (
	person_id bigint not null,
	code_hash binary(32) not null,
	expires_at datetime(6) not null,
	primary key (person_id),
	constraint password_code_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
