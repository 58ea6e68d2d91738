package news.stet.fronts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.stet.platform.Database;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Records what stands on the live fronts as stories come and go: follows the change log, from where
 * any node left off, and is called several times a second. Publishing a front records by itself.
 */
public final class FrontRecord {
    private static final int BATCH = 2_000;

    private final Database database;
    private final InstantSource clock;

    private record Changed(long seq, String key, Instant at) {}

    private record Turning(String edition, @Nullable String section, @Nullable Instant turnsAt) {
        FrontId front() {
            return new FrontId(edition, section);
        }
    }

    public FrontRecord(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Catches up; costs one short query when nothing was done. */
    public void look() {
        Instant now = clock.instant();
        while (isBehind(now) && database.<Boolean, RuntimeException>write(it -> follow(it, now))) {
            // the rest
        }
    }

    private boolean isBehind(Instant now) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select (select seq from change_head) > (select seq from front_followed)
                                    or exists (select from front where turns_at <= :now)
                                """)
                        .bind("now", now)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Whether there may be more. */
    private static boolean follow(Handle handle, Instant now) {
        Optional<Long> followed =
                handle.createQuery("select seq from front_followed for update skip locked")
                        .mapTo(Long.class)
                        .findOne();
        if (followed.isEmpty()) {
            return false;
        }
        List<Changed> changes =
                handle.createQuery(
                                """
                                select seq, key, at from change where seq > :seq
                                order by seq limit :limit
                                """)
                        .bind("seq", followed.get())
                        .bind("limit", BATCH)
                        .mapTo(Changed.class)
                        .list();
        for (Turning one : fronts(handle)) {
            Optional<Instant> at = touched(handle, one, changes, now);
            if (at.isPresent()) {
                var unused = FrontRows.lock(handle, one.front());
                StandingRows.note(handle, one.front(), at.get());
            }
        }
        if (!changes.isEmpty()) {
            handle.createUpdate("update front_followed set seq = :seq")
                    .bind("seq", changes.getLast().seq())
                    .execute();
        }
        return changes.size() == BATCH;
    }

    private static List<Turning> fronts(Handle handle) {
        return handle.createQuery(
                        """
                        select edition, section, turns_at from front where live is not null
                        order by slug
                        """)
                .mapTo(Turning.class)
                .list();
    }

    /** When something last happened that this front may show; empty when nothing did. */
    private static Optional<Instant> touched(
            Handle handle, Turning front, List<Changed> changes, Instant now) {
        if (front.turnsAt() != null && !front.turnsAt().isAfter(now)) {
            return Optional.of(front.turnsAt());
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Shown shown = shown(handle, front.front());
        return changes.reversed().stream()
                .filter(change -> shown.by(change.key()))
                .map(Changed::at)
                .findFirst();
    }

    /** What a front reads. */
    private record Shown(List<String> lists, Set<String> cards) {
        boolean by(String key) {
            return cards.contains(key)
                    || lists.stream()
                            .anyMatch(list -> key.equals(list) || key.startsWith(list + "-"));
        }
    }

    private static Shown shown(Handle handle, FrontId front) {
        FrontContent content = FrontRows.findLive(handle, front);
        Set<String> cards = new HashSet<>();
        content.placed().forEach(placed -> cards.add(KeyNames.card(placed.story())));
        handle.createQuery(
                        """
                        select story from front_standing where front = :front and until_at is null
                        """)
                .bind("front", front.slug())
                .mapTo(Long.class)
                .forEach(story -> cards.add(KeyNames.card(story)));
        List<String> lists = new ArrayList<>();
        for (Container container : content.containers()) {
            lists.add(container.query().in(front.edition()).list());
        }
        return new Shown(lists, cards);
    }
}
