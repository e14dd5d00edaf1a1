-- A person owes an acknowledgement of a notice, from a revision on, by a date.
create table obligation (
	id bigint not null auto_increment,
	person_id bigint not null,
	notice_id bigint not null,
	from_revision int not null,
	due_on date not null,
	rung int not null default 0,
	opened_at datetime(6) not null,
	closed_at datetime(6) null,
	primary key (id),
	constraint obligation_person_notice_uq unique (person_id, notice_id),
	constraint obligation_person_fk foreign key (person_id) references person (id),
	constraint obligation_notice_fk foreign key (notice_id) references notice (id),
	key obligation_notice_ix (notice_id, closed_at),
	key obligation_due_ix (closed_at, due_on, id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
