-- What people say that a notice means, where they know better. Nothing is changed or removed: the newest row of a notice
-- and part holds, and one without a value takes back what was said before. Each is also a labelled example.
create table impact_override (
	id bigint not null auto_increment,
	notice_id bigint not null,
	part varchar(10) not null,
	value varchar(400) null,
	why varchar(500) not null,
	was_value varchar(400) not null,
	was_by varchar(10) not null,
	was_why varchar(1000) not null,
	person_id bigint not null,
	made_at datetime(6) not null,
	primary key (id),
	constraint impact_override_notice_fk foreign key (notice_id) references notice (id),
	constraint impact_override_person_fk foreign key (person_id) references person (id),
	key impact_override_part_ix (notice_id, part, id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
