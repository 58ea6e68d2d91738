-- How far the sample newsroom has come: what a killed filling has done is not done twice.
create table demo (
    started_at   timestamptz not null,
    completed_at timestamptz
);
create unique index demo_only_one on demo ((true));

create table demo_story (
    key   text primary key,
    story bigint not null references story
);

create table demo_media (
    name  text primary key,
    media bigint not null references media
);
