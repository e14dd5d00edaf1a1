-- Something that people are trained with, and who keeps it right.
create table material (
	id bigint not null auto_increment,
	version int not null default 1,
	title varchar(300) not null,
	url varchar(2000) null,
	owner_id bigint not null,
	platforms json not null,
	services json not null,
	keywords varchar(500) not null,
	reviewed_on date not null,
	every_days int not null,
	retired boolean not null default false,
	edited_by bigint not null,
	edited_at datetime(6) not null,
	primary key (id),
	constraint material_owner_fk foreign key (owner_id) references person (id),
	constraint material_edited_fk foreign key (edited_by) references person (id),
	key material_owner_ix (owner_id, retired)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- A notice may have made a material stale; its owner looks, once for each notice. One without a notice is what the
-- owner said of their own accord.
create table material_review (
	id bigint not null auto_increment,
	material_id bigint not null,
	notice_id bigint null,
	shared varchar(200) not null default '',
	keyword varchar(100) not null default '',
	opened_at datetime(6) not null,
	due_on date not null,
	told_at datetime(6) null,
	closed_at datetime(6) null,
	closed_by bigint null,
	changed boolean null,
	note varchar(1000) not null default '',
	primary key (id),
	constraint material_review_uq unique (material_id, notice_id),
	constraint material_review_material_fk foreign key (material_id) references material (id),
	constraint material_review_notice_fk foreign key (notice_id) references notice (id),
	constraint material_review_closed_fk foreign key (closed_by) references person (id),
	key material_review_open_ix (closed_at, due_on),
	key material_review_told_ix (told_at, closed_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
