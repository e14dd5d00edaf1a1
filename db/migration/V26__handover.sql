-- Each message handed to a mail server that allows only so many, so that a restart gives no new allowance.
create table handover (
	id bigint not null auto_increment,
	handed_at datetime(6) not null,
	primary key (id),
	key handover_at_ix (handed_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- One row that is locked while somebody counts; fewer connections for a while when the server says it is crowded.
create table mail_pace (
	id tinyint not null,
	fewer int not null,
	fewer_until datetime(6) not null,
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

insert into mail_pace (id, fewer, fewer_until) values (1, 0, '2000-01-01');
