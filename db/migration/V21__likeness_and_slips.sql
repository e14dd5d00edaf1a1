-- The words of notices by which likeness is told, and how many notices have each; the empty word counts all notices.
create table notice_word (
	word varchar(40) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	notice_id bigint not null,
	primary key (word, notice_id),
	constraint notice_word_notice_fk foreign key (notice_id) references notice (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create table word_count (
	word varchar(40) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	notices int not null,
	primary key (word)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Two notices that look like the same thing, until a person says whether they are. The newer one first.
create table suggestion (
	notice_id bigint not null,
	other_id bigint not null,
	percent tinyint unsigned not null,
	why varchar(300) not null,
	primary key (notice_id, other_id),
	constraint suggestion_notice_fk foreign key (notice_id) references notice (id),
	constraint suggestion_other_fk foreign key (other_id) references notice (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Changes that were put off, by their leads: the stage that slipped most, how often and by how many days in all.
create table slip (
	notice_id bigint not null,
	stage varchar(30) not null,
	cloud varchar(60) not null,
	slipped int not null,
	days int not null,
	until_day date not null,
	primary key (notice_id),
	constraint slip_notice_fk foreign key (notice_id) references notice (id),
	key slip_days_ix (days)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
