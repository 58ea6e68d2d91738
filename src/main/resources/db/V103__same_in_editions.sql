-- What is one thing in several editions has one number in all of them; null: it stands alone.
create sequence same_number;

alter table section add column same bigint;
create unique index section_same on section (same, edition) where same is not null;

alter table topic add column same bigint;
create unique index topic_same on topic (same, edition) where same is not null;

-- How a person is called in bylines, where an edition calls them otherwise than another does.
create table person_name (
    edition text not null references edition,
    slug    text not null, -- the name
    name    text not null generated always as (slug) stored,
    same    bigint,
    primary key (edition, slug)
);
create unique index person_name_same on person_name (same, edition) where same is not null;

-- Sections that have one word in the addresses of several editions were meant to be the same.
update section s set same = shared.same
from (select slug, nextval('same_number') as same
      from (select slug from section group by slug having count(*) > 1) as word) as shared
where s.slug = shared.slug;
