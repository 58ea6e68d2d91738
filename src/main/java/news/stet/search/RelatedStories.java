package news.stet.search;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.ChangeLog;
import news.stet.story.StoryContent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for each live story which others are like it, so that its page is made of rows like all
 * pages are. Follows the change log behind the index, on nodes that may write; what they find the
 * same is not written, and what differs is a change like any other. Stories that were live before
 * anybody looked are taken in turn, the newest first. Safe for any thread; one looks.
 */
public final class RelatedStories {
    /** As many as are kept of each: what is killed or banned must not leave a page without. */
    public static final int KEPT = 12;

    private static final int CHANGES = 500;

    /** So many stories a look, and those near them. */
    private static final int STORIES = 8;

    /**
     * And so many while the machine has much to do: a flood of publications must leave it to
     * readers, who see what stands beside a story until it is its turn.
     */
    private static final int STORIES_WHEN_BUSY = 1;

    /** A story that came or changed is looked for in the lists of so many most like it. */
    private static final int NEAREST = 6;

    /** And so many that show it are looked at anew. */
    private static final int SHOWING = 40;

    /** Who is further behind, as after a large import, takes the stories in turn instead. */
    private static final long TOO_FAR = 20_000;

    /** Changes that mean nothing here are kept as read only now and then. */
    private static final long SELDOM = 2_000;

    private static final int TURN = 10;
    private static final int TURN_WHEN_BUSY = 2;

    /** A look takes no more than this for stories whose turn it is; one turn on a busy machine. */
    private static final long TURNS_NANOS = 400_000_000;

    private static final String STORY = "story:";

    private static final String FOLLOWED = "seq = :until where seq = :from";
    private static final String FILLED = "filled = :until where filled = :from";
    private static final String LEFT_OUT =
            "seq = :until, filled = 9223372036854775807 where seq = :from";

    private final Database database;
    private final InstantSource clock;
    private final BooleanSupplier busy;
    private final ChangeLog changes;
    private volatile @Nullable SearchIndex index;

    /** Read up to here, where nothing was found to do since what is kept. */
    private long seen;

    /**
     * @param busy whether the machine has enough to do without this
     */
    public RelatedStories(Database database, InstantSource clock, BooleanSupplier busy) {
        this.database = database;
        this.clock = clock;
        this.busy = busy;
        this.changes = new ChangeLog(database);
    }

    /** From now on that index is asked. */
    public void findBy(SearchIndex searched) {
        index = searched;
    }

    /**
     * What is like a text just now, live or not; nothing while there is no index.
     *
     * @param story its number, 0 for none
     */
    public List<Likeness.Like> find(long story, StoryContent content) {
        SearchIndex searched = index;
        if (searched == null) {
            return List.of();
        }
        searched.catchUp(changes.head());
        return searched.like(story, content, KEPT).orElse(List.of());
    }

    /** What the page of a live story goes by; empty while nobody has looked. */
    public Optional<List<Likeness.Like>> findKept(long story) {
        return database.read(handle -> RelatedRows.find(handle, story));
    }

    private record Head(long seq, long filled) {}

    private record Batch(long upTo, Set<Long> stories) {}

    /**
     * Takes in some of what changed since the last look, as far as the index knows it, or, when
     * there is nothing, some of the stories that nobody has looked at. Called again and again.
     */
    public void look() {
        SearchIndex searched = index;
        Optional<Long> followed = searched == null ? Optional.empty() : searched.followed();
        if (searched == null || followed.isEmpty()) {
            return;
        }
        Head head = head();
        long from = Math.max(seen, head.seq());
        if (followed.get() - from > TOO_FAR) {
            move(LEFT_OUT, head.seq(), followed.get(), Map.of());
            return;
        }
        boolean later = busy.getAsBoolean();
        Batch batch = next(from, followed.get(), later ? STORIES_WHEN_BUSY : STORIES);
        if (batch.stories().isEmpty()) {
            seen = batch.upTo();
            if (seen - head.seq() > SELDOM) {
                move(FOLLOWED, head.seq(), seen, Map.of());
            }
            fill(searched, head.filled(), later);
        } else if (move(FOLLOWED, head.seq(), batch.upTo(), likes(searched, batch.stories()))) {
            seen = batch.upTo();
        }
    }

    private Head head() {
        return database.read(handle ->
                handle.createQuery("select seq, filled from related_head").mapTo(Head.class).one());
    }

    /** What changed next, up to there at most, and no more than so many stories. */
    private Batch next(long after, long upTo, int most) {
        record Row(long seq, String key) {}
        List<Row> rows =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select seq, key from change where seq > :after and seq <= :upTo
                                        order by seq limit :limit
                                        """)
                                .bind("after", after)
                                .bind("upTo", upTo)
                                .bind("limit", CHANGES)
                                .mapTo(Row.class)
                                .list());
        Set<Long> stories = new LinkedHashSet<>();
        long read = after;
        for (Row row : rows) {
            if (row.key().startsWith(STORY)) {
                long story = Long.parseLong(row.key().substring(STORY.length()));
                if (stories.size() == most && !stories.contains(story)) {
                    return new Batch(read, stories);
                }
                stories.add(story);
            }
            read = row.seq();
        }
        return new Batch(read, stories);
    }

    /** For those that changed, those most like them, and those that show them. */
    private Map<Long, List<Likeness.Like>> likes(SearchIndex searched, Set<Long> changed) {
        Map<Long, List<Likeness.Like>> likes = new HashMap<>();
        Set<Long> others =
                new LinkedHashSet<>(
                        database.read(handle -> RelatedRows.showing(handle, changed, SHOWING)));
        for (StoryDocument story : live(changed)) {
            List<Likeness.Like> found = put(likes, searched, story);
            found.stream().limit(NEAREST).map(Likeness.Like::story).forEach(others::add);
        }
        others.removeAll(likes.keySet());
        live(others).forEach(story -> put(likes, searched, story));
        return likes;
    }

    private List<StoryDocument> live(Set<Long> stories) {
        return stories.isEmpty()
                ? List.of()
                : database.read(handle -> Scope.LIVE.read(handle, stories));
    }

    private static List<Likeness.Like> put(
            Map<Long, List<Likeness.Like>> likes, SearchIndex searched, StoryDocument story) {
        List<Likeness.Like> found =
                searched.like(story.id(), story.content(), KEPT)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.UNAVAILABLE, "There is no search index now."));
        likes.put(story.id(), found);
        return found;
    }

    /** All of it or, when another node was faster, nothing. */
    private boolean move(String to, long from, long until, Map<Long, List<Likeness.Like>> likes) {
        return database.write(handle -> {
            int moved =
                    handle.createUpdate("update related_head set " + to)
                            .bind("from", from)
                            .bind("until", until)
                            .execute();
            if (moved > 0 && !likes.isEmpty()) {
                RelatedRows.put(handle, likes, clock.instant());
            }
            return moved > 0;
        });
    }

    private void fill(SearchIndex searched, long from, boolean later) {
        long filled = from;
        long begun = System.nanoTime();
        while (filled > 0) {
            List<Long> turn = turn(filled, later ? TURN_WHEN_BUSY : TURN);
            Map<Long, List<Likeness.Like>> likes = new HashMap<>();
            live(new LinkedHashSet<>(turn)).forEach(story -> put(likes, searched, story));
            long next = turn.isEmpty() ? 0 : turn.getLast();
            if (!move(FILLED, filled, next, likes)) {
                return;
            }
            filled = next;
            if (later || System.nanoTime() - begun > TURNS_NANOS) {
                return;
            }
        }
    }

    private List<Long> turn(long below, int most) {
        return database.read(handle -> turn(handle, below, most));
    }

    private static List<Long> turn(Handle handle, long below, int most) {
        List<Long> turn = new ArrayList<>();
        handle.createQuery(
                        """
                        select s.story from live_story s
                        where s.story < :below
                          and not exists (select from related r where r.story = s.story)
                        order by s.story desc limit :limit
                        """)
                .bind("below", below)
                .bind("limit", most)
                .mapTo(Long.class)
                .forEach(turn::add);
        return turn;
    }
}
