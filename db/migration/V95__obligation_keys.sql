-- Each key of an obligation is written with each obligation, and those with closed_at once more when it is closed.
-- obligation_missed_ix finds what obligation_due_ix found, and nobody counts closed ones among the few that reach nobody.
alter table obligation
	drop key obligation_due_ix,
	drop key obligation_unreachable_ix,
	add key obligation_unreachable_ix (unreachable(1));
