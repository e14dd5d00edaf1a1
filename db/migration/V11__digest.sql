-- How far each person has been told, as positions of impacts, and the local date of their last digest.
create table digest_progress (
	person_id bigint not null,
	told_to bigint not null,
	urgent_to bigint not null,
	last_on date null,
	primary key (person_id),
	constraint digest_progress_person_fk foreign key (person_id) references person (id),
	key digest_progress_urgent_ix (urgent_to, person_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What one person was told in one window: the notices in the order they were listed.
create table digest (
	id bigint not null auto_increment,
	person_id bigint not null,
	digest_window varchar(60) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	message_id char(36) character set ascii collate ascii_bin not null,
	revisions json not null,
	from_position bigint not null,
	to_position bigint not null,
	composed_at datetime(6) not null,
	primary key (id),
	constraint digest_window_uq unique (person_id, digest_window),
	constraint digest_person_fk foreign key (person_id) references person (id),
	key digest_composed_ix (composed_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
