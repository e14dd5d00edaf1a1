-- Presses of a link that may have been a machine's. They count once the person confirms.
create table unconfirmed (
	person_id bigint not null,
	notice_id bigint not null,
	revision int not null,
	pressed_at datetime(6) not null,
	because varchar(10) not null,
	number bigint not null,
	primary key (person_id, notice_id, revision),
	constraint unconfirmed_person_fk foreign key (person_id) references person (id),
	constraint unconfirmed_notice_fk foreign key (notice_id) references notice (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- From which network links were pressed of late, to tell a machine that presses for many. Networks are hashed with the
-- link secret, and rows go after a day.
create table link_press (
	network binary(32) not null,
	number bigint not null,
	person_id bigint not null,
	pressed_at datetime(6) not null,
	primary key (network, number),
	key link_press_time_ix (pressed_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Somebody opened the link of a person's mail and said that they are not that person.
create table strayed_link (
	person_id bigint not null,
	notice_id bigint not null,
	reported_at datetime(6) not null,
	seen_at datetime(6) null,
	primary key (person_id, notice_id),
	constraint strayed_link_person_fk foreign key (person_id) references person (id),
	constraint strayed_link_notice_fk foreign key (notice_id) references notice (id),
	key strayed_link_notice_ix (notice_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Notices for which a link in a mail is not enough.
create table signed_in_only (
	notice_id bigint not null,
	set_by bigint not null,
	set_at datetime(6) not null,
	primary key (notice_id),
	constraint signed_in_only_notice_fk foreign key (notice_id) references notice (id),
	constraint signed_in_only_person_fk foreign key (set_by) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- A token may stand for one person.
alter table api_token add column person_id bigint null,
	add constraint api_token_person_fk foreign key (person_id) references person (id);
