-- Lists that fronts and boxes ask for beyond those of editions, sections, topics and types, as of stories with pictures, or not
-- older than a day: what a verb does to their stories is named for them too. Kept as long as readers see who asks.
create table asked_list (
    owner    text not null, -- the key of the front or box
    key      text not null, -- as pages note it
    edition  text not null references edition,
    section  text,
    topic    text,
    type     text,
    pictures boolean,
    by_time  boolean not null, -- by the time of publication, where age matters; else by sort
    primary key (owner, key)
);
create index asked_list_of_edition on asked_list (edition);

insert into asked_list
select distinct owner, 'list:' || edition || '/asked' || coalesce('/section=' || section, '') || coalesce('/topic=' || topic, '')
       || coalesce('/type=' || type, '') || coalesce('/pictures=' || pictures, '') || coalesce('/hours=' || hours, '') || '/latest',
       edition, section, topic, type, pictures::boolean, hours is not null
from (
    select owner, coalesce(q->>'edition', own) as edition, q->>'section' as section, q->>'topic' as topic, q->>'type' as type,
           q->>'pictures' as pictures, q->>'hours' as hours
    from (
        select 'front:' || f.edition || coalesce('/' || f.section, '') as owner, f.edition as own, c->'query' as q
        from front f join front_version v on v.front = f.slug and v.number = f.live
        cross join jsonb_array_elements(v.content) as c
        union all
        select 'box:' || edition || '/' || slug, edition, query from box where query is not null
    ) as asking
) as asked
where pictures is not null or hours is not null or topic is not null and (section is not null or type is not null);

-- Few stories are without a picture, or few with one: whoever asks for those must not look through all others.
create index live_with_picture on live_story (edition, sort desc) where media is not null;
create index live_without_picture on live_story (edition, sort desc) where media is null;
create index live_by_edition_time on live_story (edition, published_at desc, sort desc);
