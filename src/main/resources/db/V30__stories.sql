-- Editions: a language, a place in time, and sections in the editors' order.
create table edition (
    code         text primary key check (code ~ '^[a-z][a-z0-9-]{0,15}$'),
    name         text not null,
    tagline      text not null default '',
    language     text not null,
    time_zone    text not null,
    date_pattern text not null,
    position     int not null,
    is_default   boolean not null default false
);
create unique index edition_one_default on edition (is_default) where is_default;

create table section (
    edition  text not null references edition,
    slug     text not null check (slug ~ '^[a-z][a-z0-9-]{0,39}$'),
    name     text not null,
    position int not null,
    primary key (edition, slug)
);

create table topic (
    edition text not null references edition,
    slug    text not null,
    name    text not null,
    primary key (edition, slug)
);

-- The site's own number for each type, as partners know it from the boxes.
create table content_type (
    type   text primary key,
    number int not null unique
);
insert into content_type values ('article', 1), ('video', 21), ('gallery', 31), ('live', 41);

insert into edition (code, name, tagline, language, time_zone, date_pattern, position, is_default)
values ('en', 'Stet', '', 'en', 'UTC', 'EEE MMM dd, yyyy HH:mm:ss', 1, true);
insert into section (edition, slug, name, position)
values ('en', 'world', 'World', 1), ('en', 'politics', 'Politics', 2), ('en', 'business', 'Business', 3),
       ('en', 'science', 'Science', 4), ('en', 'culture', 'Culture', 5), ('en', 'sport', 'Sport', 6);

create sequence story_id start 1000001;
-- One for the whole site: the later a story is first published, the higher it stands.
create sequence story_sort start 1;

create table story (
    id              bigint primary key,
    status          text not null check (status in
        ('draft', 'in-review', 'ready', 'scheduled', 'live', 'withheld', 'killed', 'spiked')),
    working         int not null,
    live            int,
    sort            bigint unique,
    slug            text,
    published_at    timestamptz,
    updated_at      timestamptz,
    due_at          timestamptz,
    created_at      timestamptz not null,
    created_by      bigint not null,
    created_by_kind text not null,
    created_by_name text not null,
    changed_at      timestamptz not null,
    changed_by_name text not null,
    -- What the desk's list shows and filters by, from the working revision.
    edition         text not null references edition,
    section         text not null,
    type            text not null references content_type,
    headline        text not null,
    slugline        text not null,
    urgency         int not null,
    words           int not null,
    embargoed_until timestamptz,
    search          tsvector not null,
    foreign key (edition, section) references section (edition, slug),
    check ((status = 'scheduled') = (due_at is not null)),
    check ((status = 'live') = (live is not null))
);
create index story_by_change on story (changed_at desc, id desc);
create index story_by_status on story (status, changed_at desc, id desc);
create index story_by_edition on story (edition, section, changed_at desc, id desc);
create index story_due on story (due_at) where due_at is not null;
create index story_search on story using gin (search);

create table revision (
    story    bigint not null references story,
    number   int not null,
    verb     text not null,
    status   text not null,
    content  jsonb not null,
    note     text,
    by_id    bigint not null,
    by_kind  text not null,
    by_name  text not null,
    at       timestamptz not null,
    primary key (story, number)
);

-- What readers may see, one row for each live story, and nothing else.
create table live_story (
    story        bigint primary key references story,
    edition      text not null references edition,
    section      text not null,
    month        int not null, -- yyyymm in the edition's time zone
    sort         bigint not null,
    slug         text not null,
    type         text not null,
    kicker       text,
    headline     text not null,
    standfirst   text not null, -- plain
    media        bigint, -- a picture, or a film whose poster stands for it
    published_at timestamptz not null,
    updated_at   timestamptz not null,
    content      jsonb not null,
    search       tsvector not null
);
create index live_by_edition on live_story (edition, sort desc);
create index live_by_section on live_story (edition, section, sort desc);
create index live_by_month on live_story (edition, section, month, sort desc);
create index live_by_time on live_story (published_at desc);
create index live_search on live_story using gin (search);

create table live_topic (
    edition text not null,
    topic   text not null,
    sort    bigint not null,
    story   bigint not null references live_story on delete cascade,
    primary key (edition, topic, sort, story)
);
create index live_topic_of_story on live_topic (story);

create table correction (
    story    bigint not null references story,
    revision int not null,
    note     text not null,
    at       timestamptz not null,
    primary key (story, revision)
);

-- Stories known by name only: they came in another's list, and have no page here.
create table list_entry (
    edition text not null references edition,
    id      bigint not null,
    sort    bigint not null,
    type    int not null,
    picture text not null,
    title   text not null,
    story   bigint references story,
    primary key (edition, id)
);
create index list_entry_by_sort on list_entry (edition, sort desc);
create index list_entry_of_story on list_entry (story);

-- The change log: a gap-free sequence in the order of commits, because whoever writes holds the head.
create table change_head (
    one boolean primary key default true check (one),
    seq bigint not null
);
insert into change_head (seq) values (0);

create table change (
    seq   bigint primary key,
    kind  text not null,
    key   text not null,
    story bigint,
    at    timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is kept for good: rows are added, never changed', tg_table_name;
end $$;
create trigger revision_is_immutable before update or delete on revision
    for each row execute function refuse_change();
create trigger change_is_immutable before update or delete on change
    for each row execute function refuse_change();
create trigger correction_is_immutable before update or delete on correction
    for each row execute function refuse_change();
