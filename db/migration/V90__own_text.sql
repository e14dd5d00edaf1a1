-- Texts of mails in the organisation's own words. A language without words gets the built-in ones; a row that has
-- none is as good as no row, and stays for its version. Texts are shorter than their columns: to forget somebody can make them
-- longer.
create table own_text (
	text varchar(20) character set ascii collate ascii_bin not null,
	english varchar(4000) null,
	german varchar(4000) null,
	version int not null default 1,
	changed_by bigint null,
	changed_at datetime(6) not null,
	primary key (text),
	constraint own_text_person_fk foreign key (changed_by) references person (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
