-- What has no impact yet is found by its index, however many revisions there are. The one column of a revision that changes.
alter table revision
	add column classified boolean not null default false,
	add key revision_classified_ix (classified, id);

update revision r join impact i on i.revision_id = r.id set r.classified = true;
