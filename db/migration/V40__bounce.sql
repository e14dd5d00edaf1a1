-- What came back, the worst of each day by address. An address is written as the message had it.
create table bounce (
	address varchar(320) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	bounced_on date not null,
	score decimal(2, 1) not null,
	status varchar(20) not null,
	reason varchar(500) not null,
	message_id char(36) character set ascii collate ascii_bin not null,
	primary key (address, bounced_on)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Addresses to which nothing is sent until somebody clears them.
create table unreachable (
	address varchar(320) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	since datetime(6) not null,
	reason varchar(600) not null,
	primary key (address)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- How far each folder of a mailbox was read: the last number of a mail, as long as the folder counts the same way.
create table bounce_position (
	folder varchar(500) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	uid_validity bigint not null,
	last_uid bigint not null,
	primary key (folder)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
