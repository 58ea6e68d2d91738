-- What a topic's page says beside its stories.
alter table topic add column description text not null default '';
alter table topic add column lead bigint references story;

-- What happened, by the day it happened; a story may tell of it.
create table topic_event (
    edition  text not null,
    topic    text not null,
    position int not null,
    day      date not null,
    words    text not null,
    story    bigint references story,
    primary key (edition, topic, position),
    foreign key (edition, topic) references topic (edition, slug)
);

-- Stories that are read in an order: part 3 of 5.
create table series (
    edition     text not null references edition,
    slug        text not null check (slug ~ '^[a-z][a-z0-9-]{0,59}$'),
    name        text not null,
    description text not null,
    planned     int not null, -- how many parts there will be; 0 when nobody knows
    changed_at  timestamptz not null,
    primary key (edition, slug)
);
create table series_part (
    story    bigint primary key references story,
    edition  text not null,
    series   text not null,
    position int not null,
    unique (edition, series, position) deferrable initially deferred,
    foreign key (edition, series) references series (edition, slug)
);
