-- Somebody's role in one edition, or in one section of it, beside the one they have in the whole newsroom.
alter table person drop constraint person_role_check;
alter table person add constraint person_role_check
    check (role in ('member', 'contributor', 'reporter', 'editor', 'administrator'));
alter table api_token drop constraint api_token_role_check;
alter table api_token add constraint api_token_role_check
    check (role in ('member', 'contributor', 'reporter', 'editor', 'administrator'));

create table person_role (
    person  bigint not null references person,
    edition text   not null references edition on delete cascade,
    section text,  -- null: all sections of the edition
    role    text   not null check (role in ('contributor', 'reporter', 'editor')),
    foreign key (edition, section) references section (edition, slug) on delete cascade,
    unique nulls not distinct (person, edition, section)
);

create table token_role (
    token   bigint not null references api_token,
    edition text   not null references edition on delete cascade,
    section text,
    role    text   not null check (role in ('contributor', 'reporter', 'editor')),
    foreign key (edition, section) references section (edition, slug) on delete cascade,
    unique nulls not distinct (token, edition, section)
);

alter table api_token add column expires_at timestamptz; -- null: works until it is revoked

-- A person as Stet reads one, with the roles for places in words.
create view colleague as
select p.id, p.email, p.name, p.role, p.language, p.active, p.password_hash is not null as joined, p.created_at,
       array(select r.role || ' ' || r.edition || coalesce('/' || r.section, '')
             from person_role r where r.person = p.id order by r.edition, r.section nulls first) as grants
from person p;

create view known_token as
select t.id, t.secret_hash, t.name, t.role, t.added_by, t.created_at, t.last_used_at, t.revoked_at, t.expires_at,
       array(select r.role || ' ' || r.edition || coalesce('/' || r.section, '')
             from token_role r where r.token = t.id order by r.edition, r.section nulls first) as grants
from api_token t;
