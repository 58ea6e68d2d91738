-- Who has a front open, and at which story on it they are. Browsers tell again every few seconds.
create unlogged table front_presence (
    front   text not null,
    screen  text not null, -- one page in one browser
    person  bigint not null references person,
    story   bigint, -- whose slot has their focus
    seen_at timestamptz not null,
    primary key (front, screen)
);
create index front_presence_seen on front_presence (seen_at);
