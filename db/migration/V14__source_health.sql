-- When a source fell silent or began to fail, what is usual for it, and when its owner was told.
alter table source
	add column failing_since datetime(6) null after failures,
	add column news_at datetime(6) null after last_good_at,
	add column cadence_seconds int null after every_seconds,
	add column warned_at datetime(6) null;

-- Since when its source no longer lists a notice, though it lists older ones.
alter table notice add column absent_since datetime(6) null;

-- The last poll of a source that looked so odd that a person has to look first.
create table held_batch (
	source_id bigint not null,
	polled_at datetime(6) not null,
	reason varchar(1000) not null,
	added int not null,
	revised int not null,
	titles json not null,
	body_hash binary(32) not null,
	reading longblob not null,
	primary key (source_id),
	constraint held_batch_source_fk foreign key (source_id) references source (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
