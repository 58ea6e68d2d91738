-- How an edition looks, as far as somebody chose.
create table edition_look (
    edition text  primary key references edition,
    look    jsonb not null
);

-- Themes as they were last found good: pages are made of these rows, on every node.
create table theme (
    name    text primary key,
    version text, -- changes with any file; null: never good
    trouble text  -- what is wrong with its folder now
);
create table theme_file (
    theme text not null references theme,
    path  text not null,
    text  text not null,
    primary key (theme, path)
);
