-- What each revision promised: intervals in the order of its text. Kept for every revision, so that slips can be counted.
-- The previous interval is what the same text says was promised before.
create table promise (
	revision_id bigint not null,
	at smallint not null,
	from_day date not null,
	to_day date not null,
	accuracy varchar(10) not null,
	stage varchar(30) null,
	cloud varchar(60) null,
	milestone varchar(10) null,
	words varchar(200) not null,
	previous_from date null,
	previous_to date null,
	primary key (revision_id, at),
	constraint promise_revision_fk foreign key (revision_id) references revision (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
