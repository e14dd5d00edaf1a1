-- A person who joins, or who enters an audience, is caught up once: because they "joined", or because of the audience
-- that they gained. From the local day on, at their own hour. Done when it was made, or when there was nothing to say.
create table catch_up (
	person_id bigint not null,
	because varchar(20) character set ascii collate ascii_bin not null,
	on_day date not null,
	done_at datetime(6) null,
	primary key (person_id, because),
	constraint catch_up_person_fk foreign key (person_id) references person (id),
	key catch_up_due_ix (done_at, on_day, person_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Whoever is known already and has not begun yet.
insert into catch_up (person_id, because, on_day)
select id, 'joined', joined_on from person where active and joined_on > current_date;
