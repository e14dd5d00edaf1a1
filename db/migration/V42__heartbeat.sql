-- When a server last looked whether there is work for a job: a schedule that stops shows itself.
create table heartbeat (
	job varchar(20) character set ascii collate ascii_bin not null,
	beat_at datetime(6) not null,
	primary key (job)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
