-- What is not known of an item yet, for those who look for it later: few, or none.
create index media_unknown on media (id)
    where (kind = 'picture' and print is null)
       or (kind = 'video' and (width = 0 or poster is null))
       or (kind <> 'picture' and duration_ms is null);
