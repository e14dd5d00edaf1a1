-- What many messages share is kept once: a message names its pieces and holds its person's own values.
-- Text and HTML are lists of fixed parts and names of slots in turn. A piece is known by the first 128 bits
-- of SHA-256 as URL-safe Base64 and never changes.
create table stencil (
	id char(22) character set ascii collate ascii_bin not null,
	text longtext not null,
	html longtext not null,
	kept_at datetime(6) not null default utc_timestamp(6),
	primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_uca1400_ai_ci;

alter table message add column body mediumtext null;

insert into stencil (id, text, html)
select substr(replace(replace(to_base64(unhex(sha2(concat(text, '\0', html), 256))), '+', '-'), '/', '_'), 1, 22) hash,
	min(json_array(text)), min(json_array(html))
from message group by hash;

update message set body = json_array(json_array(
	substr(replace(replace(to_base64(unhex(sha2(concat(text, '\0', html), 256))), '+', '-'), '/', '_'), 1, 22),
	json_object()));

alter table message modify column body mediumtext not null, drop column text, drop column html,
	add key message_open_ix (person_id, ended_at);
