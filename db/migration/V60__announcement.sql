-- What communications writes and somebody else approves. The version grows with every edit; an approval names what it saw.
create table announcement (
	id bigint not null auto_increment,
	state varchar(20) not null,
	version int not null default 1,
	follows_id bigint null,
	relation varchar(20) null,
	title varchar(200) not null,
	body mediumtext not null,
	title_de varchar(200) not null,
	body_de mediumtext not null,
	circle json not null,
	publish_at datetime null,
	urgent boolean not null,
	confirm boolean not null,
	deadline date null,
	facts_notice_id bigint null,
	facts_revision int null,
	rendered json null,
	approved_hash char(64) character set ascii collate ascii_bin null,
	first_due datetime(6) null,
	planned_to bigint null,
	recipients int null,
	notice_id bigint null,
	revision int null,
	created_at datetime(6) not null,
	released_at datetime(6) null,
	primary key (id),
	constraint announcement_follows_fk foreign key (follows_id) references announcement (id),
	constraint announcement_facts_fk foreign key (facts_notice_id) references notice (id),
	constraint announcement_notice_fk foreign key (notice_id) references notice (id),
	key announcement_state_ix (state, first_due)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Who approved exactly what. An edit takes these away; the history keeps that they were there.
create table announcement_approval (
	announcement_id bigint not null,
	person_id bigint not null,
	hash char(64) character set ascii collate ascii_bin not null,
	approved_at datetime(6) not null,
	primary key (announcement_id, person_id),
	constraint announcement_approval_fk foreign key (announcement_id) references announcement (id),
	constraint announcement_approval_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What happened to an announcement. Rows are only ever added.
create table announcement_event (
	id bigint not null auto_increment,
	announcement_id bigint not null,
	what varchar(20) not null,
	person_id bigint null,
	version int not null,
	detail varchar(500) not null,
	happened_at datetime(6) not null,
	primary key (id),
	constraint announcement_event_fk foreign key (announcement_id) references announcement (id),
	constraint announcement_event_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- To whom an announcement goes, as they were when it was sent off.
create table announcement_recipient (
	announcement_id bigint not null,
	person_id bigint not null,
	email varchar(320) not null,
	name varchar(200) not null,
	locale varchar(35) not null,
	due_at datetime(6) not null,
	primary key (announcement_id, person_id),
	constraint announcement_recipient_fk foreign key (announcement_id) references announcement (id),
	constraint announcement_recipient_person_fk foreign key (person_id) references person (id),
	key announcement_recipient_due_ix (announcement_id, due_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
