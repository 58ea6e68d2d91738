-- Pictures and films. The bytes lie in the data folder under their SHA-256; here is what is known of them.
create table media (
    id              bigint generated always as identity primary key,
    kind            text        not null check (kind in ('picture', 'video')),
    format          text        not null, -- of the original, as MediaFormat names it
    sha256          bytea       not null unique,
    bytes           bigint      not null,
    width           integer     not null, -- as seen upright; 0 for a film nothing here could measure
    height          integer     not null,
    duration_ms     bigint,
    folder          text        not null, -- yyyy/MM/dd, the day it was added, UTC
    name            text        not null,
    colour          text        not null check (colour ~ '^#[0-9a-f]{6}$'),
    poster          bigint      references media,
    file_name       text        not null,
    caption         text        not null,
    alt             text        not null,
    credit          text        not null,
    creator         text        not null,
    added_at        timestamptz not null,
    added_by        text        not null, -- the name, for credit lists; the audit line says who exactly
    added_by_person bigint      references person,
    words           tsvector    not null generated always as (
        to_tsvector('simple', file_name || ' ' || caption || ' ' || alt || ' ' || credit || ' ' || creator)
    ) stored,
    unique (folder, name)
);
create index media_words on media using gin (words);
