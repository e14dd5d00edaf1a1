-- What newcomers should know that no notice says. An empty list of audiences means everybody.
create table onboarding_item (
	id bigint not null auto_increment,
	language varchar(5) not null,
	position int not null,
	title varchar(200) not null,
	url varchar(1000) null,
	text varchar(1000) not null,
	audiences json not null,
	version int not null default 1,
	changed_by bigint null,
	changed_at datetime(6) not null,
	primary key (id),
	constraint onboarding_item_person_fk foreign key (changed_by) references person (id),
	key onboarding_item_ix (language, position)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
