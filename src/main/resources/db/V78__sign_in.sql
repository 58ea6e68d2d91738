-- Ways to sign in beside the password, which is not needed any more.
alter table person add column joined boolean not null default false;
update person set joined = password_hash is not null;
-- What an authenticator knows a person by: random, so that it tells nobody who it is.
alter table person add column handle bytea unique;

create or replace view colleague as
select p.id, p.email, p.name, p.role, p.language, p.active, p.joined, p.created_at,
       array(select r.role || ' ' || r.edition || coalesce('/' || r.section, '')
             from person_role r where r.person = p.id order by r.edition, r.section nulls first) as grants
from person p;

create table passkey (
    id           bigint generated always as identity primary key,
    person       bigint      not null references person,
    credential   bytea       not null unique,
    public_key   bytea       not null, -- COSE
    signatures   bigint      not null, -- the authenticator's own counter; 0 for those that do not count
    name         text        not null,
    synced       boolean     not null, -- kept by a service, on more than one device
    created_at   timestamptz not null,
    last_used_at timestamptz
);
create index passkey_person on passkey (person);

create table recovery_code (
    code_hash bytea       primary key,
    person    bigint      not null references person,
    made_at   timestamptz not null,
    used_at   timestamptz
);
create index recovery_code_person on recovery_code (person);

-- Accounts at the newsroom's own provider, by its name for them; an e-mail may pass to somebody else there.
create table provider_account (
    issuer    text        not null,
    subject   text        not null,
    person    bigint      not null references person,
    linked_at timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, person)
);
create index provider_account_person on provider_account (person);

-- What a browser was asked, until it answers: once, and soon. The browser's cookie holds the secret.
create table sign_in_attempt (
    secret_hash bytea       primary key,
    kind        text        not null check (kind in ('add-passkey', 'passkey', 'provider')),
    person      bigint      references person,
    asked       jsonb       not null,
    expires_at  timestamptz not null
);
create index sign_in_attempt_expiry on sign_in_attempt (expires_at);

alter table session add column method text not null default 'password'
    check (method in ('password', 'passkey', 'recovery-code', 'provider', 'link'));
-- When whoever has the session last showed that it is still they.
alter table session add column confirmed_at timestamptz;
update session set confirmed_at = created_at;
alter table session alter column confirmed_at set not null;

create index audit_actor on audit (actor_kind, actor_id, id);
create index audit_verb on audit (verb, id);
