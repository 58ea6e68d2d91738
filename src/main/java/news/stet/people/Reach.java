package news.stet.people;

/** Where a role must be held for what it allows. */
enum Reach {
    /** Allowed everywhere to whoever has such a role anywhere: nobody reads half a newsroom. */
    ANYWHERE,
    /** Allowed in the editions and sections the role is for. */
    PLACE,
    /** Allowed only to whoever has the role in the whole newsroom. */
    NEWSROOM
}
