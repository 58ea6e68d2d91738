-- What a picture says of itself, as IPTC, XMP and EXIF have it. Lists are lines of text.
alter table media
    add column headline text not null default '',
    add column copyright text not null default '',
    add column usage_terms text not null default '',
    add column taken text not null default '', -- ISO 8601, as precise as it is known: 2016, 2016-12-23T16:28:39+03:00
    add column place text not null default '',
    add column people text not null default '',
    add column keywords text not null default '',
    add column source text not null default ''; -- the digital source type, as the IPTC's codes name it

-- What the newsroom may do with it. shown is what readers' pages go by: a verb or the watch sets it, never the clock alone.
alter table media
    add column licence text not null default 'unknown',
    add column licence_url text not null default '',
    add column acquire_url text not null default '',
    add column uses text[] not null default '{site,social,feeds}',
    add column territory text[] not null default '{}', -- ISO 3166 codes; none is everywhere
    add column rights_until timestamptz,
    add column rights_note text not null default '',
    add column killed_at timestamptz,
    add column killed_by text,
    add column kill_reason text,
    add column shown boolean not null default true,
    add column print bigint, -- perceptual hash; near-duplicates differ in few bits
    add check ((killed_at is null) = (killed_by is null)),
    add check (killed_at is null or not shown);
create index media_ending on media (rights_until) where shown and rights_until is not null;
create index media_print on media (print, id) where print is not null;
create index media_posters on media (poster) where poster is not null;

-- People are found by weight A, those to credit by B, all else by D.
alter table media drop column words;
alter table media add column words tsvector not null generated always as (
    setweight(to_tsvector('simple', people), 'A')
    || setweight(to_tsvector('simple', credit || ' ' || creator || ' ' || copyright), 'B')
    || to_tsvector('simple', file_name || ' ' || caption || ' ' || alt || ' ' || headline || ' '
        || place || ' ' || keywords)
) stored;
create index media_words on media using gin (words);

-- Which pictures and films stories name: of the working revision here, of what readers see there.
alter table story add column media bigint[] not null default '{}';
update story s set media = array(
    select distinct (value #>> '{}')::bigint
    from revision r, jsonb_path_query(r.content, 'strict $.**.media') as value
    where r.story = s.id and r.number = s.working and jsonb_typeof(value) = 'string'
      and (value #>> '{}') ~ '^[0-9]{1,18}$');
create index story_media on story using gin (media);
create index live_by_media on live_story (media) where media is not null;
create index live_shows on live_story
    using gin (jsonb_path_query_array(content, 'strict $.**.media') jsonb_path_ops);
