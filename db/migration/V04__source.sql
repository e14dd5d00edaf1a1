-- A place that says things, how often to look, and how looking went.
create table source (
	id bigint not null auto_increment,
	source_key varchar(100) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	name varchar(200) not null,
	kind varchar(30) not null,
	url varchar(2000) not null,
	every_seconds int not null,
	services json not null,
	platforms json not null,
	owner varchar(320) null,
	baseline boolean not null,
	options json not null,
	active boolean not null default true,
	state varchar(20) not null default 'new',
	etag varchar(1000) null,
	last_modified varchar(200) null,
	body_hash binary(32) null,
	entries int null,
	last_attempt_at datetime(6) null,
	last_good_at datetime(6) null,
	next_check_at datetime(6) not null,
	failures int not null default 0,
	failure varchar(40) null,
	detail varchar(1000) null,
	claimed_by bigint null,
	primary key (id),
	constraint source_key_uq unique (source_key),
	key source_next_check_ix (active, next_check_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- One look at a source: what came back and what was made of it.
create table poll (
	id bigint not null auto_increment,
	source_id bigint not null,
	polled_at datetime(6) not null,
	millis int not null,
	outcome varchar(40) not null,
	status int null,
	bytes bigint not null,
	entries int not null,
	notices int not null,
	revisions int not null,
	detail varchar(1000) null,
	primary key (id),
	constraint poll_source_fk foreign key (source_id) references source (id),
	key poll_source_ix (source_id, id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
