-- What a sample organisation rarely has on its first morning, so that every page has it: people who cannot be reached,
-- absences, links that went astray or were pressed by a machine, overdue debts, held mail, a held source, a credential.
insert into unreachable (address, since, reason) values
	('luis.ortega@kestrel-finch.example', utc_timestamp() - interval 9 day, '550 5.1.1 The email account that you tried to reach does not exist'),
	('patrick.dolan@kestrel-finch.example', utc_timestamp() - interval 2 day, '3 soft bounces in 3 days: 452 4.2.2 mailbox full');
insert into absence (person_id, from_on, to_on, delegate_id, set_by, set_at)
	select p.id, utc_date() - interval 1 day, utc_date() + interval 6 day, ines.id, p.id, utc_timestamp()
	from person p join person ines on ines.email = 'ines.adler@kestrel-finch.example' where p.email = 'tomasz.wrona@kestrel-finch.example';
insert into absence (person_id, from_on, to_on, delegate_id, set_by, set_at)
	select p.id, utc_date() + interval 30 day, utc_date() + interval 44 day, null, p.id, utc_timestamp()
	from person p where p.email = 'ines.adler@kestrel-finch.example';
update obligation set due_on = utc_date() - interval 2 day, unreachable = 'no manager and no owner of a team can be reached'
	where closed_at is null order by id desc limit 2;
update obligation o join person p on p.id = o.person_id set o.due_on = utc_date() - interval 3 day
	where o.closed_at is null and p.email = 'ines.adler@kestrel-finch.example' and o.notice_id = (
		select min(n) from (select min(notice_id) as n from obligation where closed_at is null) x);
insert into missed (person_id, notice_id, from_revision, due_on, noted_at)
	select person_id, notice_id, from_revision, due_on, utc_timestamp() from obligation where closed_at is null order by id desc limit 5;
insert into strayed_link (person_id, notice_id, reported_at)
	select o.person_id, o.notice_id, utc_timestamp() from obligation o join person p on p.id = o.person_id
	where p.email = 'ines.adler@kestrel-finch.example' order by o.id limit 1;
insert into unconfirmed (person_id, notice_id, revision, pressed_at, because, number)
	select o.person_id, o.notice_id, n.latest, utc_timestamp(), 'soon', 1 from obligation o join person p on p.id = o.person_id
	join notice n on n.id = o.notice_id
	where p.email = 'ines.adler@kestrel-finch.example' and o.closed_at is null order by o.id desc limit 1;
insert into signed_in_only (notice_id, set_by, set_at)
	select max(o.notice_id), (select id from person where email = 'daniel.okafor@kestrel-finch.example'), utc_timestamp() from obligation o;
update message set state = 'held', ended_at = null, reply = 'not sent in time, held for a decision' where kind = 'digest' order by planned_at, id limit 3;
update message set state = 'refused', ended_at = utc_timestamp(), reply = '550 5.1.1 <luis.ortega@kestrel-finch.example>: Recipient address rejected: User unknown in virtual mailbox table'
	where recipient like 'luis.ortega%' and state <> 'held' limit 1;
update message set state = 'unknown', ended_at = null, due_at = utc_timestamp() + interval 15 minute, reply = 'the connection was lost after the message was handed over'
	where recipient like 'grace.mitchell%' and state <> 'held' limit 1;
insert into setting (name, value) values ('outbound.paused', 'true') on duplicate key update value = 'true';
insert into credential (name, tenant, client_id, secret, changed_at)
	values ('graph-kestrel-finch', 'kestrel-finch.onmicrosoft.com', '6f2d1c1e-5a77-4c0e-9a39-0d4d8f2b7a10', 'x', utc_timestamp()),
	('github', null, null, 'x', utc_timestamp());
insert into held_batch (source_id, polled_at, reason, added, revised, titles, body_hash, reading)
	select id, utc_timestamp(), 'It lists 45 notices that were never seen; usual are 2 at once.', 45, 2,
		'["Planned maintenance of the Lisbon gateway", "Client 9.4 is the last for macOS 13"]', unhex(repeat('00', 32)), 'x'
	from source where source_key = 'sample-vpn';
update source set state = 'failing', failures = 7, failure = 'timeout', detail = 'No answer within 35 s.', failing_since = utc_timestamp() - interval 3 day, next_check_at = utc_timestamp() + interval 3 hour where source_key = 'sample-google';
update impact set in_doubt = true where notice_id in (select n from (select max(notice_id) as n from obligation union select min(notice_id) from obligation) x);
update source set state = 'held' where source_key = 'sample-vpn';
-- Somebody whose next digest has something in it.
delete from digest_progress where person_id = (select id from person where email = 'tomasz.wrona@kestrel-finch.example');

-- some words of their own
insert into own_text (text, english, german, changed_by, changed_at) values
	('organisation', 'Kestrel & Finch', 'Kestrel & Finch',
		(select id from person where email like 'daniel.okafor@%'), utc_timestamp() - interval 20 day),
	('footer', 'Questions? The service desk of {organisation} answers on 4711, weekdays from 7 to 19.\nKestrel & Finch plc, 12 Harbour Road, Bristol',
		'Fragen? Der Service-Desk von {organisation} ist werktags von 7 bis 19 Uhr unter 4711 erreichbar.\nKestrel & Finch plc, 12 Harbour Road, Bristol',
		(select id from person where email like 'daniel.okafor@%'), utc_timestamp() - interval 3 day),
	('escalation', 'Please see that somebody in your team acts on this, {name}.', null,
		(select id from person where email like 'daniel.okafor@%'), utc_timestamp() - interval 3 day);
