package news.stet.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pages share, kept from one page to the next: stories, cards, lists, editions. A thing is
 * taken from here only while nothing that it was made of was changed since it was read. Safe for
 * any thread.
 */
final class Shelf {
    /** Some five thousand whole stories, with their cards and lists. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    /** What a small record weighs with its key. */
    private static final int SMALL = 300;

    /**
     * A thing and when it was read.
     *
     * @param keys what it was made of
     */
    private record Kept(Object thing, Set<String> keys, long seq) {}

    /**
     * Something made of what was read, as an entry of a feed.
     *
     * @param keys what was read for it
     * @param bytes about how much memory it takes
     */
    record Made<T>(T thing, Set<String> keys, int bytes) {}

    private final Freshness freshness;
    private final Cache<String, Kept> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_BYTES)
                    .weigher((String _, Kept one) -> SMALL + bytes(one.thing()))
                    .build();

    Shelf(Freshness freshness) {
        this.freshness = freshness;
    }

    /** The number up to which {@link #find} knows what was changed. */
    long followed() {
        return freshness.followed();
    }

    /** The thing of that name; null when it is not here or not good any more. */
    @Nullable Object find(String name) {
        Kept found = kept.getIfPresent(name);
        if (found == null) {
            return null;
        }
        for (String key : found.keys()) {
            if (freshness.lastChange(key) > found.seq()) {
                kept.asMap().remove(name, found);
                return null;
            }
        }
        return found.thing();
    }

    /**
     * Keeps a thing.
     *
     * @param keys what it was made of
     * @param seq the newest change it knows
     */
    void put(String name, Object thing, Set<String> keys, long seq) {
        kept.put(name, new Kept(thing, keys, seq));
    }

    /** About how much memory it takes. */
    private static int bytes(Object thing) {
        return switch (thing) {
            case Optional<?> some -> some.isPresent() ? bytes(some.get()) : 0;
            case LiveStory story -> 4_000 + 8 * story.content().bodyText().length();
            case LiveCard card -> 2 * (card.standfirst().length() + 2 * card.title().length());
            case Made<?> made -> 100 * made.keys().size() + made.bytes();
            case Collection<?> many -> 24 * many.size();
            default -> SMALL;
        };
    }
}
