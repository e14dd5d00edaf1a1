-- How somebody let others know that they acknowledge, where that was taken down for them: by phone, on paper. The chain
-- holds who, what, when and who took it down; this sentence stands beside it, because it may name people. It is shorter than
-- its column: to forget somebody can make it longer.
create table evidence_word (
	number bigint not null,
	person_id bigint not null,
	notice_id bigint not null,
	sentence varchar(1000) not null,
	seen_at datetime(6) null,
	primary key (number),
	key evidence_word_person_ix (person_id, seen_at),
	constraint evidence_word_fk foreign key (number) references evidence (number),
	constraint evidence_word_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
