-- What the newsroom says to itself about a story, on a passage or on the whole. Never published.
create table comment (
    id               bigint generated always as identity primary key,
    story            bigint      not null references story,
    thread           bigint      references comment, -- the comment it answers; null: begins a thread
    place            text        check (place in ('headline', 'standfirst', 'body')), -- null: the whole story
    block            int         not null default 0, -- of the body, from 0
    from_char        int         not null default 0, -- in the block's words, UTF-16 units
    to_char          int         not null default 0,
    quoted           text        not null default '', -- the words it is on, to find them again
    text             text        not null,
    mentions         bigint[]    not null default '{}', -- people
    revision         int         not null, -- which one was looked at
    by_id            bigint      not null,
    by_kind          text        not null,
    by_name          text        not null,
    at               timestamptz not null,
    edited_at        timestamptz,
    resolved_at      timestamptz,
    resolved_by_name text,
    check (thread is null or (place is null and resolved_at is null))
);
create index comment_of_story on comment (story, id);
create index comment_open on comment (story) where thread is null and resolved_at is null;

-- Things to do before or after a story goes out.
create table task (
    id            bigint generated always as identity primary key,
    story         bigint      not null references story,
    position      int         not null,
    text          text        not null,
    assignee      bigint      references person,
    by_name       text        not null,
    at            timestamptz not null,
    done_at       timestamptz,
    done_by_name  text,
    dropped_at    timestamptz -- taken off the list; nothing is deleted
);
create index task_of_story on task (story, position) where dropped_at is null;

-- What every new story of a section begins with.
create table task_template (
    edition  text not null,
    section  text not null,
    position int  not null,
    text     text not null,
    primary key (edition, section, position),
    foreign key (edition, section) references section (edition, slug) on delete cascade
);

-- What a person should look at.
create table inbox (
    id      bigint generated always as identity primary key,
    person  bigint      not null references person,
    kind    text        not null,
    story   bigint      not null references story,
    comment bigint      references comment,
    by_name text        not null,
    text    text        not null,
    at      timestamptz not null,
    read_at timestamptz
);
create index inbox_of_person on inbox (person, id desc);
create index inbox_unread on inbox (person) where read_at is null;

-- What an administrator chose otherwise than Stet does by itself; edition '' is the newsroom.
create table setting (
    name    text not null,
    edition text not null default '',
    value   text not null,
    primary key (name, edition)
);

-- What was found at the end of a link, so that nobody has to wait for it.
create table link_seen (
    url        text primary key,
    works      boolean     not null,
    words      text        not null, -- a status or what went wrong
    checked_at timestamptz not null
);
