-- What was taken in from elsewhere, so that the same is never taken in twice.
create table import (
    edition      text not null references edition,
    hash         text not null check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the file
    headline     text not null, -- folded, for comparing
    published_at timestamptz,
    format       text not null,
    file         text not null, -- its name only
    story        bigint not null references story,
    at           timestamptz not null,
    primary key (edition, hash)
);
-- The same story from another crawl differs in bytes, but not in these.
create unique index import_once on import (edition, headline, published_at) where published_at is not null;
create index import_of_story on import (story);
