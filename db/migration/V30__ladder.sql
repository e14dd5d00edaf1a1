-- What an obligation carries for the ladder, and how it ended when its owner did not acknowledge: the team did, the
-- person left, or it was handed to a colleague.
alter table obligation
	add column urgent boolean not null default false,
	add column untold boolean not null default false,
	add column snoozed_until date null,
	add column snoozes int not null default 0,
	add column missed boolean not null default false,
	add column escalate_at datetime(6) null,
	add column unreachable varchar(500) null,
	add column ending varchar(20) null,
	add column closed_by bigint null,
	add column given_by bigint null,
	add constraint obligation_closed_by_fk foreign key (closed_by) references person (id),
	add constraint obligation_given_by_fk foreign key (given_by) references person (id),
	add key obligation_rung_ix (closed_at, urgent, rung, due_on, person_id),
	add key obligation_missed_ix (closed_at, missed, due_on),
	add key obligation_untold_ix (untold, closed_at, person_id),
	add key obligation_escalate_ix (escalate_at),
	add key obligation_unreachable_ix (unreachable(1), closed_at);

-- Who owns a team hears when its people do not acknowledge.
alter table team
	add column owner_id bigint null,
	add constraint team_owner_fk foreign key (owner_id) references person (id);

-- Why a message that has not left is no longer wanted; whoever sends ends it as cancelled.
alter table message
	add column withdrawn varchar(200) null,
	add key message_withdrawn_ix (withdrawn);

-- The last mail of the ladder to each address: there is one a local day. It is made again when it was cancelled.
create table ladder_mail (
	recipient varchar(320) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	kind varchar(20) character set ascii collate ascii_bin not null,
	last_on date null,
	mails int not null default 0,
	message_id char(36) character set ascii collate ascii_bin null,
	again boolean not null default false,
	primary key (recipient, kind),
	key ladder_mail_message_ix (message_id),
	key ladder_mail_again_ix (again, kind)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What each mail of the ladder speaks of.
create table ladder_item (
	message_id char(36) character set ascii collate ascii_bin not null,
	obligation_id bigint not null,
	primary key (message_id, obligation_id),
	key ladder_item_obligation_ix (obligation_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Who was told that an obligation was not met. A cancelled message has told nobody.
create table escalation (
	obligation_id bigint not null,
	from_revision int not null,
	recipient varchar(320) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	because varchar(300) not null,
	message_id char(36) character set ascii collate ascii_bin not null,
	told_at datetime(6) not null,
	primary key (obligation_id, from_revision, recipient),
	key escalation_message_ix (message_id),
	constraint escalation_obligation_fk foreign key (obligation_id) references obligation (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Days that passed without the acknowledgement that was due. A row stays, whatever comes after.
create table missed (
	person_id bigint not null,
	notice_id bigint not null,
	from_revision int not null,
	due_on date not null,
	noted_at datetime(6) not null,
	primary key (person_id, notice_id, from_revision),
	key missed_notice_ix (notice_id),
	constraint missed_person_fk foreign key (person_id) references person (id),
	constraint missed_notice_fk foreign key (notice_id) references notice (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
