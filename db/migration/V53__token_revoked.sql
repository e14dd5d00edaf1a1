-- A token that was revoked stays listed, by whom it was made and since when it no longer works.
alter table api_token
	add column made_by bigint null,
	add column revoked_at datetime(6) null,
	add constraint api_token_made_by_fk foreign key (made_by) references person (id);
