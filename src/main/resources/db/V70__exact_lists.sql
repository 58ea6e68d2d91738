-- What boxes and the news sitemap show of a story, without unpacking its content.
alter table live_story add column title text generated always as (content->>'headline') stored;

-- Months of an edition one by one, and when each last changed.
create index live_by_update on live_story (edition, month, updated_at desc);
