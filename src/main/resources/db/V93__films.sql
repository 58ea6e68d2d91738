-- What is made of films and sounds for readers: how far it is, and what came of it. The files lie in the data folder.
create table film (
    media    bigint primary key references media on delete cascade,
    state    text        not null check (state in ('waiting', 'working', 'made', 'failed', 'canceled')),
    step     text        not null default '', -- what is being made, as FilmStep names it
    progress integer     not null default 0 check (progress between 0 and 1000),
    reason   text        not null default '', -- why it failed
    tries    integer     not null default 0,  -- how often it was begun since somebody asked for it
    claim    uuid,                            -- whoever works on it
    seen_at  timestamptz not null,            -- when that was last heard of
    version  integer     not null default 0,  -- of what is there for readers, part of its addresses; 0 for nothing
    made     jsonb                            -- what is there, as FilmRows reads it
);
create index film_open on film (seen_at) where state in ('waiting', 'working');
create index media_not_picture on media (id) where kind <> 'picture';

-- Captions as they were kept, each for good; the highest version of a language counts, an empty one took it away.
create table caption (
    media    bigint      not null references media on delete cascade,
    language text        not null, -- BCP 47
    version  integer     not null check (version > 0),
    text     text        not null, -- WebVTT
    at       timestamptz not null,
    by_name  text        not null, -- the audit line says who exactly
    primary key (media, language, version)
);
