-- Since when nobody looks at a source because a person said so.
alter table source add column paused_at datetime(6) null after active;
