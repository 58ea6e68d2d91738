package news.stet.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One index on the disk, open for reading and writing. It knows up to which change it is right, and
 * of which log: both are written with what they tell of. Safe for any thread; one writes.
 */
final class OpenIndex implements AutoCloseable {
    /** Another way of making documents makes every index before it worthless. */
    static final String FORM = "3";

    private static final double BUFFER_MB = 64;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String SEQ = "seq";
    private static final String LOG = "log";
    private static final String FORM_KEY = "form";

    private final Directory directory;
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merging = new ConcurrentMergeScheduler();
    private final SearcherManager searchers;
    private final WrittenWords written;
    private @Nullable UUID log;
    private volatile long seq;
    private long kept;

    OpenIndex(Path folder, Analyzer analyzer, WrittenWords written) throws IOException {
        this.written = written;
        directory = FSDirectory.open(folder);
        try {
            var config = new IndexWriterConfig(analyzer);
            config.setMergeScheduler(merging);
            config.setRAMBufferSizeMB(BUFFER_MB);
            config.setCommitOnClose(false);
            config.setIndexSort(StoryDocument.NEWEST);
            config.setLeafSorter(
                    Comparator.<LeafReader>comparingLong(StoryDocument::newest).reversed());
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        for (Map.Entry<String, String> entry : committed()) {
            switch (entry.getKey()) {
                case SEQ -> seq = Long.parseLong(entry.getValue());
                case LOG -> log = UUID.fromString(entry.getValue());
                default -> {}
            }
        }
        kept = seq;
    }

    private Collection<Map.Entry<String, String>> committed() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(all::add);
        }
        return all;
    }

    /** Whether it is a whole index of that log, made as indexes are made now. */
    boolean isOf(UUID wanted) {
        return wanted.equals(log)
                && committed().stream()
                        .anyMatch(entry ->
                                entry.getKey().equals(FORM_KEY) && entry.getValue().equals(FORM));
    }

    /** The same, for one that was found to be whole before. */
    boolean isStill(UUID wanted) {
        return wanted.equals(log);
    }

    /** The number of the last change it knows. */
    long seq() {
        return seq;
    }

    /** Adds stories to an index that has none of them; by several threads, if that is faster. */
    void fill(List<StoryDocument> stories) throws IOException {
        for (StoryDocument story : stories) {
            writer.addDocument(story.document(written));
        }
    }

    /**
     * Makes one part of all that was filled in. Left in many, they would be joined at the first
     * stories that come, and take half the machine from those who publish them.
     *
     * @param stopped asked now and then
     * @return whether it is done; false when it was stopped
     */
    boolean settle(BooleanSupplier stopped) throws IOException {
        writer.forceMerge(1, false);
        while (writer.hasPendingMerges() || merging.mergeThreadCount() > 0) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /**
     * Takes in what changed; who searches from now on finds it.
     *
     * @param touched all that may have changed
     * @param live those of them that readers see, as they are
     */
    void take(Collection<Long> touched, List<StoryDocument> live, UUID log, long seq)
            throws IOException {
        for (StoryDocument story : live) {
            writer.updateDocument(StoryDocument.term(story.id()), story.document(written));
        }
        Term[] gone =
                touched.stream()
                        .filter(id -> live.stream().noneMatch(story -> story.id() == id))
                        .map(StoryDocument::term)
                        .toArray(Term[]::new);
        writer.deleteDocuments(gone);
        searchers.maybeRefreshBlocking();
        // Last: who reads it searches on, and finds what it stands for.
        this.log = log;
        this.seq = seq;
    }

    /** To the disk; a start after this begins here. */
    void keep() throws IOException {
        UUID of = log;
        if (of != null && kept != seq) {
            long now = seq;
            writer.setLiveCommitData(
                    Map.of(SEQ, Long.toString(now), LOG, of.toString(), FORM_KEY, FORM).entrySet());
            writer.commit();
            kept = now;
        }
    }

    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    <T> T search(Search<T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    int count() throws IOException {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                searchers) {
            if (writer.isOpen()) {
                keep();
            }
        }
    }
}
