-- How pictures are cut. An address names a cut by its number, so a row is never changed and never goes.
create table media_crop (
    media  bigint  not null references media,
    number integer not null check (number between 1 and 999999),
    ratio  text    not null check (ratio in ('16x9', '4x3', '1x1', '3x4')),
    x      integer not null check (x >= 0), -- in pixels of the picture as seen upright
    y      integer not null check (y >= 0),
    width  integer not null check (width > 0),
    height integer not null check (height > 0),
    primary key (media, number),
    unique (media, ratio, x, y, width, height)
);
-- The cuts in force and the focal point, as news.stet.media.Crops reads them; what is not there is cut automatically.
alter table media add column crops text not null default '{}';
