package news.stet.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.stet.fronts.FillQuery;
import news.stet.fronts.FillRows;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontId;
import news.stet.fronts.FrontRows;
import news.stet.fronts.Supply;
import org.jspecify.annotations.Nullable;

/**
 * What fronts read: the version editors published, and stories for its open slots. Everything is
 * noted in the keys of the one {@link SiteReader} it reads for.
 */
public final class FrontReader implements Supply {
    /** A container's words and the like. */
    private static final int CONTAINER_BYTES = 2_000;

    private final SiteReader reader;
    private final @Nullable LiveCard also;

    public FrontReader(SiteReader reader) {
        this(reader, null);
    }

    /**
     * One that knows of a story more than readers do, as if it were live.
     *
     * @param also null knows of none
     */
    public FrontReader(SiteReader reader, @Nullable LiveCard also) {
        this.reader = reader;
        this.also = also;
    }

    /** What editors published of a front; none when it arranges itself. */
    public FrontContent findLive(FrontId front) {
        return reader.share(
                front.key(),
                content -> CONTAINER_BYTES * content.containers().size(),
                () -> {
                    reader.note(front.key());
                    return FrontRows.findLive(reader.handle(), front);
                });
    }

    @Override
    public List<Long> newest(FillQuery query, int count) {
        // Noted whether or not the shelf has the list.
        Instant now = query.hours() == null ? Instant.MAX : now();
        List<Long> newest =
                reader.newest(
                        query.list(), count, handle -> FillRows.list(handle, query, () -> now));
        return also == null || !inList(query, also) ? newest : first(also.story(), newest);
    }

    private static boolean inList(FillQuery query, LiveCard card) {
        return card.edition().equals(query.edition())
                && query.topic() == null
                && (query.section() == null || query.section().equals(card.section()))
                && (query.type() == null || query.type().equals(card.type().slug()))
                && (query.pictures() == null || query.pictures() == (card.media() != null));
    }

    private static List<Long> first(long story, List<Long> others) {
        List<Long> all = new ArrayList<>(others);
        all.remove(story);
        all.addFirst(story);
        return all;
    }

    @Override
    public Map<Long, Instant> published(List<Long> stories) {
        Map<Long, Instant> published = new HashMap<>();
        cards(stories).forEach(card -> published.put(card.story(), card.publishedAt()));
        return published;
    }

    /** Those of the stories that are live, as they stand in lists, in their order. */
    public List<LiveCard> cards(List<Long> stories) {
        LiveCard own = also;
        if (own == null || !stories.contains(own.story())) {
            return reader.listCards(stories);
        }
        List<LiveCard> cards = new ArrayList<>();
        Map<Long, LiveCard> others = new HashMap<>();
        reader.listCards(stories).forEach(card -> others.put(card.story(), card));
        others.put(own.story(), own);
        for (long story : stories) {
            LiveCard card = others.get(story);
            if (card != null) {
                cards.add(card);
            }
        }
        return cards;
    }

    @Override
    public Instant now() {
        return reader.now();
    }
}
