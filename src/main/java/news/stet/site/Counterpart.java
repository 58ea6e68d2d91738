package news.stet.site;

/**
 * A live story that says in another edition what a story says.
 *
 * @param root the story they all come from, live or not
 */
public record Counterpart(long story, String edition, String path, long root) {}
