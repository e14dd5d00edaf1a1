-- When people are away, by their own calendar, both days included; and who stands in for them.
create table absence (
	id bigint not null auto_increment,
	person_id bigint not null,
	from_on date not null,
	to_on date not null,
	delegate_id bigint null,
	set_by bigint not null,
	set_at datetime(6) not null,
	primary key (id),
	constraint absence_person_fk foreign key (person_id) references person (id),
	constraint absence_delegate_fk foreign key (delegate_id) references person (id),
	constraint absence_set_by_fk foreign key (set_by) references person (id),
	key absence_person_ix (person_id, to_on),
	key absence_delegate_ix (delegate_id, to_on)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
