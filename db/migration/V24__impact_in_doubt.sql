-- What the model decided without being sure enough waits for a person; a baseline does not, for it is nobody's news.
alter table impact
	add column in_doubt boolean not null default false,
	add key impact_in_doubt_ix (in_doubt, classified_at);
