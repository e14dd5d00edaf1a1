-- A people file that somebody looks at before it is taken in: one for each administrator, packed, gone within a day.
create table people_upload (
	person_id bigint not null,
	id char(36) character set ascii collate ascii_bin not null,
	replaces boolean not null,
	made_at datetime(6) not null,
	content longblob not null,
	primary key (person_id),
	constraint people_upload_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
