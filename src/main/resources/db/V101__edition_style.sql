-- How an edition writes dates, digits and addresses, and whether it goes on.
alter table edition
    add column calendar        text not null default 'gregorian'
        check (calendar in ('gregorian', 'persian', 'islamic-umalqura')),
    add column second_calendar text
        check (second_calendar in ('gregorian', 'persian', 'islamic-umalqura')),
    add column digits          text not null default '' -- empty: the language's own
        check (digits in ('', 'latn', 'arab', 'arabext')),
    add column latin_slugs     boolean not null default false,
    add column standing        text not null default 'open'
        check (standing in ('open', 'paused', 'retired')),
    add column fallback        text references edition,
    add check (fallback <> code),
    add check (standing = 'open' or not is_default);
