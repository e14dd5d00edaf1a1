-- Notices that somebody asks an audience to acknowledge, beyond what the policy asks. Obligations are opened person by
-- person up to opened_to; null when all are.
create table asked (
	notice_id bigint not null,
	audience varchar(20) not null,
	asked_by bigint not null,
	asked_at datetime(6) not null,
	opened_to bigint null default 0,
	primary key (notice_id, audience),
	key asked_opened_ix (opened_to),
	constraint asked_notice_fk foreign key (notice_id) references notice (id),
	constraint asked_by_fk foreign key (asked_by) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Notices of which it is enough that one of a team acknowledges them.
create table team_enough (
	notice_id bigint not null,
	set_by bigint not null,
	set_at datetime(6) not null,
	primary key (notice_id),
	constraint team_enough_notice_fk foreign key (notice_id) references notice (id),
	constraint team_enough_person_fk foreign key (set_by) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
