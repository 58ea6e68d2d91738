-- Who signed the live stories of an edition.
create table live_byline (
    edition text not null,
    person  text not null, -- the name as an address has it
    sort    bigint not null,
    story   bigint not null references live_story on delete cascade,
    name    text not null,
    primary key (edition, person, sort, story)
);
create index live_byline_of_story on live_byline (story);

insert into live_byline (edition, person, sort, story, name)
select l.edition, translate(signed.name, ' /\;', '----'), l.sort, l.story, signed.name
from live_story l, jsonb_array_elements_text(coalesce(l.content->'byline', '[]'::jsonb)) as signed (name)
on conflict do nothing;
