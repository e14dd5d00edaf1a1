-- Who decided what, in the transaction of the decision. Rows are only ever added. A person stands here by number and
-- pseudonym alone, so that a row can stay when the person is forgotten.
create table audit (
	number bigint not null auto_increment,
	noted_at datetime(6) not null,
	did varchar(40) character set ascii collate ascii_bin not null,
	person_id bigint null,
	pseudonym binary(16) null,
	program varchar(200) null,
	thing varchar(20) character set ascii collate ascii_bin null,
	thing_key varchar(200) character set utf8mb4 collate utf8mb4_nopad_bin null,
	what json not null,
	primary key (number),
	key audit_did_ix (did, number),
	key audit_person_ix (person_id, number),
	key audit_thing_ix (thing, thing_key, number),
	key audit_noted_ix (noted_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

create trigger audit_never_updated before update on audit for each row
	signal sqlstate '45000' set message_text = 'An entry of the audit is never changed.';

create trigger audit_never_deleted before delete on audit for each row
	signal sqlstate '45000' set message_text = 'An entry of the audit is never deleted.';
