-- Fronts that editors arrange. One without a row, or whose live version has no containers, arranges itself.
create table front (
    slug        text primary key, -- en, or en.world
    edition     text not null references edition,
    section     text, -- null for the edition's own
    draft       int not null, -- the newest version
    live        int, -- the version readers see; null while nothing was published
    due_at      timestamptz,
    due_version int,
    check ((due_at is null) = (due_version is null))
);
create index front_due on front (due_at) where due_at is not null;
create index front_of_edition on front (edition);

-- Every state a front's draft ever was in, with who made it.
create table front_version (
    front   text not null references front,
    number  int not null,
    content jsonb not null,
    verb    text not null,
    note    text,
    by_id   bigint not null,
    by_kind text not null,
    by_name text not null,
    at      timestamptz not null,
    primary key (front, number)
);
create trigger front_version_is_immutable before update or delete on front_version
    for each row execute function refuse_change();

-- Which version was live from when.
create table front_live (
    id      bigint generated always as identity primary key,
    front   text not null,
    version int not null,
    verb    text not null,
    note    text,
    by_id   bigint not null,
    by_kind text not null,
    by_name text not null,
    at      timestamptz not null,
    foreign key (front, version) references front_version (front, number)
);
create index front_live_by_time on front_live (front, at desc, id desc);
create trigger front_live_is_immutable before update or delete on front_live
    for each row execute function refuse_change();

-- What stood where and how long, filled slots too. A row ends when the story leaves the slot or weighs differently.
create table front_standing (
    id        bigint generated always as identity primary key,
    front     text not null references front,
    container text not null,
    slot      int not null, -- from 0
    position  int not null, -- among all of the front, from 1
    weight    int not null,
    story     bigint not null,
    version   int not null, -- the live one when it began
    placed    boolean not null, -- by hand, or by the container's query
    by_name   text, -- who placed it
    from_at   timestamptz not null,
    until_at  timestamptz
);
create index front_standing_by_time on front_standing (front, from_at desc, id desc);
create index front_standing_then on front_standing using gist (tstzrange(from_at, until_at));
create index front_standing_of_story on front_standing (story, from_at desc);
create unique index front_standing_now on front_standing (front, container, slot) where until_at is null;

-- How far the record of what stands has followed the change log, and when fronts change by themselves.
create table front_followed (
    one boolean primary key default true check (one),
    seq bigint not null
);
insert into front_followed (seq) select seq from change_head;
alter table front add column turns_at timestamptz; -- when a story's time is over, or one becomes too old

-- Containers ask for the newest of a type.
create index live_by_type on live_story (edition, type, sort desc);
create index live_by_section_type on live_story (edition, section, type, sort desc);
