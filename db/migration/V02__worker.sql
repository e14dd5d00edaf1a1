-- A process that takes work. What it claims is its own while it is alive; afterwards anyone may take it up.
create table worker (
	id bigint not null auto_increment,
	name varchar(200) not null,
	started_at datetime(6) not null,
	alive_until datetime(6) not null,
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
