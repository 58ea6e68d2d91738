package news.stet.fronts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Live stories as those see them who choose among them. Safe for any thread. */
public final class FrontCards {
    private final Database database;

    /**
     * A live story.
     *
     * @param media its picture or film; null without any
     */
    public record Card(
            long story,
            String edition,
            String section,
            String type,
            @Nullable String kicker,
            String headline,
            String standfirst,
            @Nullable Long media,
            Instant publishedAt) {}

    public FrontCards(Database database) {
        this.database = database;
    }

    /** Those of the stories that are live, by number. */
    public Map<Long, Card> find(Collection<Long> stories) {
        return database.read(handle -> find(handle, stories));
    }

    private static Map<Long, Card> find(Handle handle, Collection<Long> stories) {
        Map<Long, Card> cards = new HashMap<>();
        handle.createQuery(
                        """
                        select story, edition, section, type, kicker, headline, standfirst, media,
                               published_at
                        from live_story where story = any (:ids)
                        """)
                .bindArray("ids", Long.class, stories)
                .mapTo(Card.class)
                .forEach(card -> cards.put(card.story(), card));
        return cards;
    }

    /**
     * The newest that a query asks of lists, in their order.
     *
     * @param query with its edition; age is not looked at
     */
    public List<Card> newest(Actor actor, FillQuery query, int count) {
        actor.require(Permission.READ_ALL);
        return database.read(handle -> {
            List<Long> ids =
                    FillRows.list(handle, query.ofAnyAge(), () -> Instant.MAX)
                            .bind("count", count)
                            .mapTo(Long.class)
                            .list();
            Map<Long, Card> cards = find(handle, ids);
            List<Card> newest = new ArrayList<>();
            ids.stream().map(cards::get).filter(Objects::nonNull).forEach(newest::add);
            return newest;
        });
    }
}
