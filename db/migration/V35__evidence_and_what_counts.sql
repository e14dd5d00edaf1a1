-- What was recorded and what counts are two things from here on: a press of a link may turn out to have been a machine's.
-- The chain keeps the rows it has; new ones name a pseudonym instead of the person and are of form 2.
rename table acknowledgement to evidence;
alter table evidence drop foreign key acknowledgement_person_fk, drop foreign key acknowledgement_notice_fk;
alter table evidence
	drop index acknowledgement_once_uq,
	drop index acknowledgement_notice_ix,
	add column form tinyint not null default 1,
	add column pseudonym binary(16) null,
	add column by_person_id bigint null,
	add column by_pseudonym binary(16) null,
	add key evidence_person_ix (person_id, notice_id, revision, number),
	add key evidence_notice_ix (notice_id, number);

-- What a person is called in the chain. To delete a row is to forget who it was; the chain holds all the same.
create table pseudonym (
	person_id bigint not null,
	pseudonym binary(16) not null,
	primary key (person_id),
	constraint pseudonym_uq unique (pseudonym),
	constraint pseudonym_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- The acknowledgements that count, each proven by its number in the chain.
create table acknowledgement (
	person_id bigint not null,
	notice_id bigint not null,
	revision int not null,
	acknowledged_at datetime(6) not null,
	how varchar(20) not null,
	by_person_id bigint null,
	number bigint not null,
	primary key (person_id, notice_id, revision),
	constraint acknowledgement_number_uq unique (number),
	constraint acknowledgement_person_fk foreign key (person_id) references person (id),
	constraint acknowledgement_notice_fk foreign key (notice_id) references notice (id),
	key acknowledgement_notice_ix (notice_id, revision)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
insert into acknowledgement (person_id, notice_id, revision, acknowledged_at, how, number)
	select person_id, notice_id, revision, acknowledged_at, how, number from evidence;
