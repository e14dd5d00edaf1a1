-- Since when it is forgotten who this was. The row stays, without name and address, for what is counted by it.
alter table person add column erased_at datetime(6) null;
