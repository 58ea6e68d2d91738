-- Boxes: named lists of stories in the editors' order. The box "latest" is made from the stories
-- themselves and has no row.
create table box (
    edition    text not null references edition,
    slug       text not null check (slug ~ '^[a-z][a-z0-9-]{0,39}$' and slug <> 'latest'),
    name       text not null,
    version    int not null,
    changed_at timestamptz not null,
    primary key (edition, slug)
);

-- An item is a story of ours or a list entry; which of the two, its id says: they share one range.
create table box_item (
    edition text not null,
    box     text not null,
    item    bigint not null,
    sort    bigint not null unique,
    primary key (edition, box, item),
    foreign key (edition, box) references box (edition, slug)
);
create index box_item_by_sort on box_item (edition, box, sort desc);
create index box_item_of_story on box_item (item);
