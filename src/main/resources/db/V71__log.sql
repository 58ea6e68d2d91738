-- Which log this is. Who follows it elsewhere, as a store of pressed pages does, must notice when the
-- numbers belong to another database, or to one put back from a backup.
alter table change_head add column log uuid not null default gen_random_uuid();
