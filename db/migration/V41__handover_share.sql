-- A fast sender counts some messages ahead in one row.
alter table handover add column messages int not null default 1;
