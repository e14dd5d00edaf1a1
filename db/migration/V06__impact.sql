-- The place of each impact in the order in which impacts became visible. The one row is locked until commit,
-- so whoever has seen position n has seen everything before it.
create table impact_position (
	id tinyint not null,
	last bigint not null,
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
insert into impact_position (id, last) values (1, 0);

-- What a revision means, and what it changed against the one before. News is what people are told; a baseline is not.
create table impact (
	revision_id bigint not null,
	notice_id bigint not null,
	position bigint not null,
	news boolean not null,
	platforms json not null,
	services json not null,
	category varchar(20) not null,
	action varchar(10) not null,
	major boolean not null,
	touches_admin varchar(6) not null,
	touches_helpdesk varchar(6) not null,
	touches_user varchar(6) not null,
	urgency varchar(6) not null,
	act_by date null,
	difference json not null,
	material boolean not null,
	reasons json not null,
	classified_at datetime(6) not null,
	primary key (revision_id),
	constraint impact_position_uq unique (position),
	constraint impact_revision_fk foreign key (revision_id) references revision (id),
	key impact_notice_ix (notice_id, revision_id),
	key impact_news_ix (news, position)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
