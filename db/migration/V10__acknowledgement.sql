-- The end of the evidence chain. Its row is locked while a link is added.
create table evidence_head (
	id tinyint not null,
	number bigint not null,
	hash binary(32) not null,
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
insert into evidence_head (id, number, hash) values (1, 0, unhex(repeat('00', 32)));

-- Who acknowledged which revision, when and how. Each row carries the hash of the one before; rows are only ever added.
create table acknowledgement (
	number bigint not null,
	person_id bigint not null,
	notice_id bigint not null,
	revision int not null,
	revision_hash binary(32) not null,
	acknowledged_at datetime(6) not null,
	how varchar(20) not null,
	previous_hash binary(32) not null,
	hash binary(32) not null,
	primary key (number),
	constraint acknowledgement_once_uq unique (person_id, notice_id, revision),
	constraint acknowledgement_person_fk foreign key (person_id) references person (id),
	constraint acknowledgement_notice_fk foreign key (notice_id) references notice (id),
	key acknowledgement_notice_ix (notice_id, revision)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create trigger acknowledgement_never_updated before update on acknowledgement for each row
	signal sqlstate '45000' set message_text = 'Evidence is never changed.';

create trigger acknowledgement_never_deleted before delete on acknowledgement for each row
	signal sqlstate '45000' set message_text = 'Evidence is never deleted.';
