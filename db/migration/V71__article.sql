-- What helps: a link, a text, or both.
create table article (
	id bigint not null auto_increment,
	version int not null default 1,
	title varchar(300) not null,
	url varchar(2000) null,
	text mediumtext not null,
	platforms json not null,
	services json not null,
	keywords varchar(500) not null,
	retired boolean not null default false,
	edited_by bigint not null,
	edited_at datetime(6) not null,
	primary key (id),
	constraint article_edited_fk foreign key (edited_by) references person (id),
	fulltext key article_words_ft (title, keywords, text)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What a person said about an article on a card: it belongs there, or it does not.
create table card_article (
	notice_id bigint not null,
	article_id bigint not null,
	pinned boolean not null,
	person_id bigint not null,
	decided_at datetime(6) not null,
	primary key (notice_id, article_id),
	constraint card_article_notice_fk foreign key (notice_id) references notice (id),
	constraint card_article_article_fk foreign key (article_id) references article (id),
	constraint card_article_person_fk foreign key (person_id) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
