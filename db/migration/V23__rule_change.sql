-- What people changed of the rules. Nothing is changed or removed: the newest row of a rule holds. One without a rule
-- switches it off ("off") or brings back what was built in ("built-in").
create table rule_change (
	id bigint not null auto_increment,
	rule_id varchar(60) character set ascii collate ascii_bin not null,
	kind varchar(10) not null,
	rule json null,
	before_rule varchar(60) character set ascii collate ascii_bin null,
	person_id bigint not null,
	made_at datetime(6) not null,
	primary key (id),
	constraint rule_change_person_fk foreign key (person_id) references person (id),
	key rule_change_rule_ix (rule_id, id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;
