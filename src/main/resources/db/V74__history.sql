-- The words a correction put right, with what stands around them, as readers are shown them; null
-- for corrections older than this.
alter table correction add column rewordings jsonb;

-- Stories that began as copies.
create table copied_story (
    story    bigint primary key references story,
    origin   bigint not null references story,
    revision int not null
);
create index copied_story_by_origin on copied_story (origin);

-- Where readers could see a story when it was taken from them.
create table removal (
    story    bigint not null references story,
    revision int not null,
    key      text not null,
    primary key (story, revision, key)
);
create trigger removal_is_immutable before update or delete on removal
    for each row execute function refuse_change();

-- Links that show a story to somebody without an account. Only the hash of the secret is kept.
create table preview_link (
    id           bigint generated always as identity primary key,
    secret_hash  bytea not null unique,
    story        bigint not null references story,
    revision     int, -- null: whichever is the working one
    made_by      bigint not null,
    made_by_kind text not null,
    made_by_name text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    opened       int not null default 0,
    opened_at    timestamptz
);
create index preview_link_by_story on preview_link (story, id desc);
