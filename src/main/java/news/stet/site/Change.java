package news.stet.site;

/**
 * What a follower of the change log needs of one change.
 *
 * @param seq its place, without gaps
 * @param kind the verb, or {@code edition}, {@code topic}, {@code box}
 * @param key what it touched; see {@link Keys}
 */
public record Change(long seq, String kind, String key) {
    /** Whether something was taken from readers, who may not see it again in any state. */
    public boolean withdraws() {
        return kind.equals("withhold") || kind.equals("kill");
    }
}
