-- Who works here. Nobody is deleted: stories and the trail below name people by id.
create table person (
    id            bigint generated always as identity primary key,
    email         text        not null unique, -- normalised by EmailAddress
    name          text        not null,
    role          text        not null check (role in ('contributor', 'reporter', 'editor', 'administrator')),
    language      text        not null,
    password_hash text,                        -- argon2id in PHC form; null until the invitation is used
    active        boolean     not null default true,
    created_at    timestamptz not null
);

-- Links that let somebody in once, to choose a password. Only the hash of the secret is kept.
create table one_time_link (
    secret_hash bytea       primary key,
    person      bigint      references person, -- null: makes the first administrator
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index one_time_link_person on one_time_link (person);

create table session (
    id           bigint generated always as identity primary key,
    secret_hash  bytea       not null unique,
    person       bigint      not null references person,
    device       text        not null, -- the browser's own description, to tell sessions apart in a list
    address      text        not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null  -- however busy it is
);
create index session_person on session (person);
create index session_expiry on session (expires_at);

create table api_token (
    id           bigint generated always as identity primary key,
    secret_hash  bytea       not null unique,
    name         text        not null,
    role         text        not null check (role in ('contributor', 'reporter', 'editor', 'administrator')),
    added_by     bigint      references person, -- null: added by a command on the machine itself
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
-- Two tokens in use never share a name, so that a name in the trail means one of them.
create unique index api_token_name on api_token (name) where revoked_at is null;

-- What each did. Lines are added and never changed, whoever asks.
create table audit (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor_kind text        not null check (actor_kind in ('person', 'token', 'system')),
    actor_id   bigint      not null,
    actor_name text        not null,
    verb       text        not null,
    subject    text        not null, -- kind:id, as in story:1000007
    detail     text
);
create index audit_subject on audit (subject, id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;
create trigger audit_is_append_only
    before update or delete or truncate on audit
    for each statement execute function refuse_audit_change();
