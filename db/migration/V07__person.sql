create table team (
	id bigint not null auto_increment,
	name varchar(200) not null,
	primary key (id),
	constraint team_name_uq unique (name)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

-- Somebody who is told about notices. An empty list of platforms or services means all of them.
create table person (
	id bigint not null auto_increment,
	email varchar(320) character set utf8mb4 collate utf8mb4_nopad_bin not null,
	name varchar(200) not null,
	audiences json not null,
	roles json not null,
	platforms json not null,
	services json not null,
	team_id bigint null,
	manager varchar(320) null,
	locale varchar(35) not null,
	zone varchar(50) not null,
	hour tinyint not null,
	joined_on date null,
	active boolean not null default true,
	wants_digest boolean not null default true,
	primary key (id),
	constraint person_email_uq unique (email),
	constraint person_team_fk foreign key (team_id) references team (id),
	key person_zone_ix (active, zone, hour)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
