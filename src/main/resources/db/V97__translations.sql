-- Stories that say in another language what their source says. A source may be a translation itself;
-- all that say the same have one root, the story they all come from.
create table translation (
    story    bigint primary key references story,
    source   bigint not null references story,
    root     bigint not null references story,
    revision int    not null, -- the source's, which the translation is up to date with
    check (story <> source and story <> root)
);
create index translation_by_source on translation (source);
create index translation_by_root on translation (root);

-- The revision in which the words readers would see came to be what they are; null: in this one.
alter table revision add column words_of int;

-- What was done to a source and each translation has to answer for. No reference to story: whoever
-- kills the source must not wait for whoever is at the translation.
create table translation_alert (
    story       bigint      not null, -- the translation
    source      bigint      not null,
    revision    int         not null, -- the source's, by which it was done
    verb        text        not null check (verb in ('correct', 'withhold', 'kill')),
    note        text,
    by_name     text        not null,
    at          timestamptz not null,
    answer      text        check (answer in ('done', 'not-needed', 'over')), -- over: the source is back
    reason      text,
    answered_by text,
    answered_at timestamptz,
    primary key (story, source, revision),
    check ((answer is null) = (answered_at is null))
);
create index translation_alert_open on translation_alert (story) where answered_at is null;
