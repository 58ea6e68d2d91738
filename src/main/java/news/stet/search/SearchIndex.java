package news.stet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import news.stet.platform.Database;
import news.stet.platform.FolderTree;
import news.stet.platform.Problem;
import news.stet.story.ChangeLog;
import news.stet.story.StoryContent;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stories by their words, on this machine's disk: follows the change log, and can always be made
 * anew from the database. A folder holds one index or, while another is made, two; the file {@code
 * current} names the one in use. Safe for any thread.
 */
public final class SearchIndex implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SearchIndex.class);
    private static final String CURRENT = "current";
    private static final String STOPPING = "Stet is stopping";
    private static final int BATCH = 1_000;

    /** An index of another form is as none: Lucene would not even open some of them. */
    private static final Pattern NAME =
            Pattern.compile("index-" + OpenIndex.FORM + "-[0-9a-f-]{36}");

    private static final int FILL_BATCH = 500;

    /** Beside the thread that reads the database. More than these would wait for it. */
    private static final int FINDERS =
            Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 4);

    /** So many looks without keeping what was taken in cost a restart some reading, no more. */
    private static final int LOOKS_A_KEEP = 20;

    private final Path folder;
    private final Scope scope;
    private final Database database;
    private final ChangeLog changes;
    private final InstantSource clock;
    private final Analyzer analyzer = Analysis.open();
    private final WrittenWords written = new WrittenWords(analyzer);
    private final WordCounts counts = new WordCounts();
    private volatile @Nullable OpenIndex open;
    private volatile boolean closed;
    private String name = "";
    private int looks;

    /** One of what readers see. */
    public SearchIndex(Path folder, Database database, InstantSource clock) {
        this(folder, Scope.LIVE, database, clock);
    }

    /**
     * Nothing is opened yet: see {@link #look}.
     *
     * @param folder for indexes and nothing else; made when missing
     */
    public SearchIndex(Path folder, Scope scope, Database database, InstantSource clock) {
        this.folder = folder;
        this.scope = scope;
        this.database = database;
        this.clock = clock;
        this.changes = new ChangeLog(database);
    }

    /**
     * Catches up with the change log; the first time, and after another index was made beside this
     * process, opens it, and makes one if there is none. Called again and again, by one thread.
     *
     * @throws Problem UNAVAILABLE when the database or the disk refuses
     */
    public synchronized void look() {
        if (closed) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Head head = head();
            OpenIndex index = find(head.log());
            if (index.seq() < head.seq()) {
                follow(index, head.log());
            }
            if (++looks % LOOKS_A_KEEP == 0) {
                index.keep();
            }
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | NoSuchFileException broken) {
            LOGGER.warn("The search index is broken and is made anew: {}", broken.getMessage());
            drop();
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The search index at " + folder + " cannot be written: " + e.getMessage());
        }
    }

    /** Takes in now what is known to have been written, so that who wrote it finds it. */
    public void catchUp(long seq) {
        OpenIndex now = open;
        if (now == null || now.seq() >= seq) {
            return;
        }
        try {
            look();
        } catch (Problem | JdbiException away) {
            LOGGER.debug("searched as of a moment ago: {}", away.getMessage());
        }
    }

    /** How far the change log is, and which one it is. */
    private record Head(long seq, UUID log) {}

    private Head head() {
        return database.read(handle ->
                handle.createQuery("select seq, log from change_head")
                        .map((row, context) ->
                                new Head(row.getLong("seq"), row.getObject("log", UUID.class)))
                        .one());
    }

    private OpenIndex find(UUID log) throws IOException {
        String wanted = current().orElse("");
        OpenIndex now = open;
        if (now != null && wanted.equals(name) && now.isStill(log)) {
            return now;
        }
        if (wanted.isEmpty() || (now != null && wanted.equals(name))) {
            wanted = make(seq -> {});
        }
        OpenIndex next = new OpenIndex(folder.resolve(wanted), analyzer, written);
        if (!next.isOf(log)) {
            next.close();
            wanted = make(seq -> {});
            next = new OpenIndex(folder.resolve(wanted), analyzer, written);
        }
        String before = name;
        name = wanted;
        open = next;
        if (now != null) {
            now.close();
            FolderTree.delete(folder.resolve(before));
        }
        deleteOthers(name);
        return next;
    }

    private Optional<String> current() throws IOException {
        Path file = folder.resolve(CURRENT);
        return Files.exists(file)
                ? Optional.of(Files.readString(file).strip())
                        .filter(it -> NAME.matcher(it).matches())
                        .filter(it -> Files.isDirectory(folder.resolve(it)))
                : Optional.empty();
    }

    private void follow(OpenIndex index, UUID log) throws IOException {
        List<ChangeLog.Change> batch;
        do {
            batch = changes.list(index.seq(), BATCH);
            if (!batch.isEmpty()) {
                var touched = new TreeSet<Long>();
                for (ChangeLog.Change change : batch) {
                    if (change.story() != null) {
                        touched.add(change.story());
                    }
                }
                List<StoryDocument> live =
                        touched.isEmpty()
                                ? List.of()
                                : database.read(handle -> scope.read(handle, touched));
                index.take(touched, live, log, batch.getLast().seq());
            }
        } while (batch.size() == BATCH && !closed);
    }

    /**
     * Makes an index of all that is live beside the one in use, and then the one in use. A server
     * beside this process goes over to it at its next look.
     *
     * @param progress is told how many stories are in it
     * @return its name
     * @throws IOException when the disk refuses; what was in use stays so
     */
    public String make(LongConsumer progress) throws IOException {
        Files.createDirectories(folder);
        String made = "index-" + OpenIndex.FORM + "-" + UUID.randomUUID();
        Path place = folder.resolve(made);
        Head head = head();
        try (var index = new OpenIndex(place, analyzer, written)) {
            fill(index, progress);
            if (!index.settle(() -> closed)) {
                throw new IOException(STOPPING);
            }
            index.take(List.of(), List.of(), head.log(), head.seq());
            index.keep();
        } catch (IOException | RuntimeException e) {
            FolderTree.delete(place);
            throw e;
        }
        Path draft = folder.resolve(CURRENT + ".new");
        Files.writeString(draft, made);
        Files.move(draft, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    /** One thread reads, and others find the words meanwhile. */
    private void fill(OpenIndex index, LongConsumer progress) throws IOException {
        long done = 0;
        long last = 0;
        List<StoryDocument> some;
        try (ExecutorService finders = Executors.newFixedThreadPool(FINDERS)) {
            Deque<Future<?>> underWay = new ArrayDeque<>();
            do {
                long after = last;
                some = database.read(handle -> scope.readAfter(handle, after, FILL_BATCH));
                List<StoryDocument> read = some;
                underWay.add(
                        finders.submit(() -> {
                            index.fill(read);
                            return null;
                        }));
                if (underWay.size() > 2 * FINDERS) {
                    await(underWay.remove());
                }
                done += some.size();
                last = some.isEmpty() ? last : some.getLast().id();
                progress.accept(done);
            } while (some.size() == FILL_BATCH && !closed);
            for (Future<?> one : underWay) {
                await(one);
            }
        }
        if (closed) {
            throw new IOException(STOPPING);
        }
    }

    private static void await(Future<?> one) throws IOException {
        try {
            one.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(STOPPING, e);
        }
    }

    private void drop() {
        OpenIndex broken = open;
        open = null;
        name = "";
        try {
            if (broken != null) {
                broken.close();
            }
        } catch (IOException e) {
            LOGGER.debug("a broken index did not close: {}", e.getMessage());
        }
        try {
            Files.deleteIfExists(folder.resolve(CURRENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteOthers(String kept) throws IOException {
        try (var all = Files.list(folder)) {
            for (Path other : all.toList()) {
                String called = other.getFileName().toString();
                if (called.startsWith("index-") && !called.equals(kept) && isOld(other)) {
                    FolderTree.delete(other);
                }
            }
        }
    }

    /** One that another process is just making is younger. */
    private boolean isOld(Path index) throws IOException {
        return Files.getLastModifiedTime(index)
                .toInstant()
                .isBefore(clock.instant().minusSeconds(3_600));
    }

    /** The number of the last change that searches know; empty while there is no index. */
    public Optional<Long> followed() {
        OpenIndex now = open;
        return now == null ? Optional.empty() : Optional.of(now.seq());
    }

    /**
     * What stories have the words; empty while there is no index yet.
     *
     * @param limit how many hits to give
     * @param skip how many to leave out before them
     */
    public Optional<Found> find(Asked asked, int limit, int skip) {
        return ask(searcher ->
                new Searching(searcher, analyzer, asked, clock.instant()).find(limit, skip));
    }

    /**
     * The same with the places where the words stand.
     *
     * @param live gives those of the stories that readers see now: what was withdrawn a moment ago
     *     is not found, whatever the index says
     */
    public Optional<Found> find(
            Asked asked, int limit, int skip, Function<List<Long>, Map<Long, StoryContent>> live) {
        return find(asked, limit, skip)
                .map(found -> {
                    Map<Long, StoryContent> seen = live.apply(found.stories());
                    var marking = new Marking(analyzer, written, asked);
                    return found.with(
                            found.hits().stream()
                                    .filter(hit -> seen.containsKey(hit.story()))
                                    .map(hit ->
                                            marked(
                                                    hit.story(),
                                                    Objects.requireNonNull(seen.get(hit.story())),
                                                    marking))
                                    .toList());
                });
    }

    private static Found.Hit marked(long story, StoryContent content, Marking marking) {
        return new Found.Hit(
                story, marking.excerpt(content.language(), StoryDocument.text(content)));
    }

    /**
     * Stories like one, the most alike first; empty while there is no index yet. See {@link
     * Likeness}.
     *
     * @param story its number; a story is not like itself
     */
    public Optional<List<Likeness.Like>> like(long story, StoryContent content, int limit) {
        return ask(searcher ->
                new Likeness(searcher, counts, written, content, story, clock.instant())
                        .find(limit));
    }

    private <T> Optional<T> ask(OpenIndex.Search<T> asking) {
        OpenIndex now = open;
        if (now == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(now.search(asking));
        } catch (org.apache.lucene.store.AlreadyClosedException | IOException e) {
            LOGGER.warn("A search could not ask the index: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The newest stories whose headlines have words that begin as these do; empty while there is no
     * index yet.
     */
    public Optional<List<Long>> begun(String edition, String typed, int limit) {
        return ask(searcher -> new Begun(searcher, analyzer).find(edition, typed, limit));
    }

    /**
     * The newest stories that have the words, in any language when no edition is asked for; empty
     * while there is no index yet.
     *
     * @param status null for any
     * @param upTo nothing newer than this sort
     */
    public Optional<List<Long>> newest(Asked asked, @Nullable String status, long upTo, int limit) {
        return ask(searcher -> {
            Query query = Wording.ofDesk(analyzer, asked, status, upTo);
            List<Long> stories = new ArrayList<>();
            if (query != null) {
                for (ScoreDoc hit : StoryDocument.newest(searcher, query, limit)) {
                    stories.add(StoryDocument.story(searcher, hit.doc));
                }
            }
            return stories;
        });
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            OpenIndex last = open;
            open = null;
            if (last != null) {
                try {
                    last.close();
                } catch (IOException e) {
                    LOGGER.warn("The search index did not close well: {}", e.getMessage());
                }
            }
        }
    }
}
