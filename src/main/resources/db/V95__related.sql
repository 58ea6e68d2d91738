-- What to read after a story, found by likeness: a row for each live story that it was looked for.
create table related (
    story   bigint primary key references live_story (story) on delete cascade,
    others  bigint[] not null, -- the best first; a page leaves out what is not live any more
    reasons jsonb not null,    -- why each, for the desk
    at      timestamptz not null
);
create index related_others on related using gin (others);

-- What editors decided: which stories stand first, in their order, and which never.
create table related_choice (
    story    bigint not null references story,
    other    bigint not null references story,
    banned   boolean not null,
    position int not null,
    by_name  text not null,
    at       timestamptz not null,
    primary key (story, other),
    check (story <> other)
);
create index related_choice_of_other on related_choice (other);

-- Up to which change likeness was looked for, and down to which story among those that had no row.
create table related_head (
    one    boolean primary key default true check (one),
    seq    bigint not null,
    filled bigint not null
);
insert into related_head (seq, filled) select seq, 9223372036854775807 from change_head;
