-- A topic that was made part of another: its page leads there, and stories with its name count for the other.
alter table topic add column merged_into text;
alter table topic add foreign key (edition, merged_into) references topic (edition, slug);
