package news.stet.site;

/** A live story that says in another edition what a story says. */
public record Counterpart(long story, String edition, String path) {}
