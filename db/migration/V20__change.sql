-- Up to which impact, by position, notices were related to each other. The one row is locked while changes are changed,
-- and shared while people are told, so that nobody is asked for what has just begun to follow.
create table change_position (
	id tinyint not null,
	last bigint not null,
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
insert into change_position (id, last) values (1, 0);

-- The numbers under which a notice itself is known: its message id, roadmap item, KB, CVE or build.
create table notice_key (
	kind varchar(10) not null,
	value varchar(40) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	notice_id bigint not null,
	primary key (kind, value, notice_id),
	constraint notice_key_notice_fk foreign key (notice_id) references notice (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Speaks of the same thing as the notice that leads. What is not in here leads itself.
create table follower (
	notice_id bigint not null,
	lead_id bigint not null,
	why varchar(300) not null,
	person_id bigint null,
	joined_at datetime(6) not null,
	primary key (notice_id),
	constraint follower_notice_fk foreign key (notice_id) references notice (id),
	constraint follower_lead_fk foreign key (lead_id) references notice (id),
	constraint follower_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What people decided: two notices are the same thing or not, or one leads (other_id is then the one that led before).
-- The latest on a pair holds, and no automatic run goes against it. Rows are only ever added.
create table change_decision (
	id bigint not null auto_increment,
	verdict varchar(10) not null,
	notice_id bigint not null,
	other_id bigint not null,
	person_id bigint not null,
	decided_at datetime(6) not null,
	primary key (id),
	constraint change_decision_notice_fk foreign key (notice_id) references notice (id),
	constraint change_decision_other_fk foreign key (other_id) references notice (id),
	constraint change_decision_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
