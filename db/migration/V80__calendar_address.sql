-- The secret address of a person's calendar, of which only the hash is kept.
create table calendar_address (
	person_id bigint not null,
	hash binary(32) not null,
	made_at datetime(6) not null,
	read_at datetime(6) null,
	primary key (person_id),
	unique key calendar_address_hash_uq (hash),
	constraint calendar_address_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What happens in a span of days is looked for by its end.
alter table promise add key promise_days_ix (to_day, from_day);
alter table impact add key impact_act_by_ix (act_by);
