-- The help desk's page for a notice. A draft is made by Runstate until a person edits it (edited_by); what a person
-- approved stands for a revision and the first so many of its differences: material ones beyond make the card stale.
create table card (
	notice_id bigint not null,
	version int not null default 1,
	says varchar(2000) not null,
	looks json not null,
	answer varchar(4000) not null,
	escalate varchar(2000) not null,
	valid_from date null,
	valid_to date null,
	shown_until date not null,
	edited_by bigint null,
	edited_at datetime(6) null,
	approved_by bigint null,
	approved_at datetime(6) null,
	approved_revision bigint null,
	approved_differences int not null default 0,
	issue varchar(12) null,
	issue_since datetime(6) null,
	issue_by bigint null,
	workaround varchar(4000) not null default '',
	owner_told_at datetime(6) null,
	primary key (notice_id),
	constraint card_notice_fk foreign key (notice_id) references notice (id),
	constraint card_edited_fk foreign key (edited_by) references person (id),
	constraint card_approved_fk foreign key (approved_by) references person (id),
	constraint card_issue_fk foreign key (issue_by) references person (id),
	key card_shown_ix (shown_until),
	key card_issue_ix (issue)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Up to which impact, by position, and up to which word of a person notices were looked at for cards and materials.
create table desk_position (
	id tinyint not null,
	last bigint not null,
	last_override bigint not null,
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- A user who called about it, as somebody at the help desk said; taken back, it no longer counts.
create table card_call (
	id bigint not null auto_increment,
	notice_id bigint not null,
	person_id bigint not null,
	called_at datetime(6) not null,
	undone_at datetime(6) null,
	primary key (id),
	constraint card_call_notice_fk foreign key (notice_id) references notice (id),
	constraint card_call_person_fk foreign key (person_id) references person (id),
	key card_call_notice_ix (notice_id, called_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
