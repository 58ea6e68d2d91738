-- Who has a story in hand and until when: the work on it, not the story. No revision says it.
alter table story add column assignee bigint references person;
alter table story add column deadline timestamptz;
alter table story add column corrected_at timestamptz;
update story set corrected_at = c.at
    from (select story, max(at) as at from correction group by story) c where c.story = story.id;

-- Each order of the list, and each filter that may leave few among many.
create index story_by_assignee on story (assignee, changed_at desc, id desc) where assignee is not null;
create index story_by_author on story (created_by_kind, created_by, changed_at desc, id desc);
create index story_by_deadline on story (deadline, id) where deadline is not null;
create index story_by_correction on story (corrected_at desc, id desc) where corrected_at is not null;
create index story_by_urgency on story (urgency, changed_at desc, id desc);
create index story_by_type on story (type, changed_at desc, id desc);
create index story_by_edition_change on story (edition, changed_at desc, id desc);

-- Which stories a person likes to look at, under a name; shared with the newsroom or not.
create table list_view (
    id         bigint generated always as identity primary key,
    person     bigint not null references person,
    name       text not null check (length(name) between 1 and 60),
    asked      text not null, -- as in the list's address
    shared     boolean not null default false,
    created_at timestamptz not null
);
create unique index list_view_name on list_view (person, lower(name));
create index list_view_shared on list_view (shared) where shared;

-- Who has a story open, and who is writing it. Browsers tell again every few seconds, so a crash of the
-- database may forget both; and nothing waits for a disk.
create unlogged table presence (
    story   bigint not null,
    screen  text not null, -- one page in one browser
    person  bigint not null references person,
    block   int, -- on which of the body's blocks its caret is, from 0
    seen_at timestamptz not null,
    primary key (story, screen)
);
create index presence_seen on presence (seen_at);
create unlogged table story_lock (
    story   bigint primary key,
    screen  text not null,
    person  bigint not null references person,
    since   timestamptz not null,
    seen_at timestamptz not null
);
