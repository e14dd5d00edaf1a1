-- Who a person is at the issuer that signs them in: its own name for them, never their address, which may be given to
-- somebody else one day.
create table identity (
	issuer varchar(300) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	subject varchar(255) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	person_id bigint not null,
	connected_at datetime(6) not null,
	used_at datetime(6) not null,
	primary key (issuer, subject),
	constraint identity_person_uq unique (person_id, issuer),
	constraint identity_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
