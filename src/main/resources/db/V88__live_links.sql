-- Which live stories show which others as a card in their text; so that who takes one away can say where it was.
create table live_link (
    story  bigint not null references live_story (story) on delete cascade,
    target bigint not null, -- live or not; a page leaves out the card of one that is not
    primary key (story, target)
);
create index live_link_target on live_link (target);

insert into live_link (story, target)
select distinct story, (found #>> '{}')::bigint
from live_story, jsonb_path_query(content, 'lax $.body.** ? (@.type == "story").id') as found;
