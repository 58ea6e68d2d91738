-- Boxes fill what editors leave open, and some of what editors put there stays where they put it.
alter table box
    add column size  int not null default 0 check (size between 0 and 200), -- how many it shows; 0 for all that editors put there
    add column query jsonb; -- what fills it, as FillQuery; null for nothing
alter table box_item
    add column place int check (place >= 0); -- from 0: it stays there; null: what is newer comes before it

-- How often stories were read, in an hour. Numbers alone: nothing is kept of who read.
create table story_reads (
    story bigint      not null,
    hour  timestamptz not null,
    reads int         not null check (reads > 0),
    primary key (story, hour)
);
create index story_reads_by_hour on story_reads (hour);

-- The last report of each node that was written down: every desk hears all of them.
create table read_report (
    node     uuid primary key,
    number   bigint      not null,
    heard_at timestamptz not null
);
