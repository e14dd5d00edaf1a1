-- What is searched: each notice as it stands now. Filled behind the road, for an index of words costs more than all else
-- that is written for a notice.
create table notice_text (
	notice_id bigint not null,
	title varchar(1000) not null,
	text mediumtext not null,
	primary key (notice_id),
	constraint notice_text_notice_fk foreign key (notice_id) references notice (id),
	fulltext key notice_text_ft (title, text)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

alter table notice
	add column searchable boolean not null default false,
	add key notice_searchable_ix (searchable, id);

alter table revision drop key revision_text_ft;
