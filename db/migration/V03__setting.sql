-- What an installation settled for itself once, such as its link secret.
create table setting (
	name varchar(100) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	value varchar(2000) not null,
	primary key (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
