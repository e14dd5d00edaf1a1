-- What programs drafted under a key of theirs, so that the same request sent again makes no second draft.
create table announcement_request (
	token varchar(200) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	request_key varchar(100) character set ascii collate ascii_bin not null,
	content_hash char(64) character set ascii collate ascii_bin not null,
	announcement_id bigint null,
	made_at datetime(6) not null,
	primary key (token, request_key),
	key announcement_request_made_ix (made_at),
	constraint announcement_request_fk foreign key (announcement_id) references announcement (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
