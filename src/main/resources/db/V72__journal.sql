-- What was typed, as it was typed: each row the changes of a moment, by one writer at one screen.
-- Rows are added on the way in and given their revision once; see story.Journal. No reference to the
-- story: checking it would wait for every verb that holds the story's row, and no story is ever deleted.
create table journal (
    story    bigint not null,
    client   uuid not null, -- one screen of one person
    n        int not null check (n > 0), -- without gaps for a client
    base     int not null, -- the revision the first changes on it were made to
    changes  jsonb not null,
    blocks   int not null, -- in the body after these changes
    by_id    bigint not null,
    by_kind  text not null,
    by_name  text not null,
    at       timestamptz not null,
    revision int, -- which holds it now; null as long as none does
    primary key (story, client, n)
);
create index journal_open on journal (story, client, at) where revision is null;
create index journal_of_revision on journal (story, revision) where revision is not null;

create function guard_journal() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.revision is null then
            raise exception 'what no revision holds yet is kept';
        end if;
        return old;
    end if;
    if old.revision is not null or (new.story, new.client, new.n, new.base, new.changes, new.at)
            is distinct from (old.story, old.client, old.n, old.base, old.changes, old.at) then
        raise exception 'journal rows are given their revision once, and otherwise never changed';
    end if;
    return new;
end $$;
create trigger journal_is_kept before update or delete on journal
    for each row execute function guard_journal();

-- Stories begun at a screen: asked again, because the answer was lost, the same story is given.
create table begun (
    client  uuid primary key,
    story   bigint not null references story,
    by_id   bigint not null,
    by_kind text not null
);
