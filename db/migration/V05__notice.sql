-- One thing a source said. Its identity is the source and the key of the entry there, never a title.
create table notice (
	id bigint not null auto_increment,
	source_id bigint not null,
	entry_key varchar(700) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	latest int not null,
	raw_hash binary(32) not null,
	first_seen_at datetime(6) not null,
	primary key (id),
	constraint notice_entry_uq unique (source_id, entry_key),
	constraint notice_source_fk foreign key (source_id) references source (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- What a notice said at one time. Written once, never changed.
create table revision (
	id bigint not null auto_increment,
	notice_id bigint not null,
	number int not null,
	title varchar(1000) not null,
	url varchar(2000) null,
	html mediumtext not null,
	text mediumtext not null,
	labels json not null,
	services json not null,
	platforms json not null,
	published_at datetime(6) null,
	updated_at datetime(6) null,
	seen_at datetime(6) not null,
	semantic_hash binary(32) not null,
	raw_hash binary(32) not null,
	baseline boolean not null,
	primary key (id),
	constraint revision_number_uq unique (notice_id, number),
	constraint revision_notice_fk foreign key (notice_id) references notice (id),
	key revision_seen_ix (seen_at),
	fulltext key revision_text_ft (title, text)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
