-- Recordings beside pictures and films.
alter table media drop constraint media_kind_check;
alter table media add constraint media_kind_check check (kind in ('picture', 'video', 'audio'));

-- Files that come in pieces. The bytes lie in the folder of media under the id; as many as received says are safely
-- on the disk, whatever came after them is not counted on. What was sent along waits here for the item.
create table upload (
    id          uuid        primary key,
    owner_kind  text        not null, -- of the actor who began it; nobody else may go on with it
    owner       bigint      not null,
    file_name   text        not null,
    bytes       bigint      not null check (bytes > 0),
    received    bigint      not null default 0 check (received between 0 and bytes),
    caption     text        not null,
    alt         text        not null,
    credit      text        not null,
    creator     text        not null,
    sha256      bytea,                -- once all is here
    begun_at    timestamptz not null,
    touched_at  timestamptz not null,
    media       bigint      references media,
    refused     text                  -- why it was not taken
);
create index upload_owner on upload (owner_kind, owner);
create index upload_touched on upload (touched_at);
