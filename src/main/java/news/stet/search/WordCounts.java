package news.stet.search;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * In how many stories words stand. A large index is asked for each of them in each of its parts,
 * and a story has hundreds of words, most of them the same as others have: there the counts of a
 * moment ago do. Safe for any thread.
 */
final class WordCounts {
    /** A smaller one is asked each time: one story more may be all the difference. */
    private static final int LARGE = 20_000;

    private static final int REMEMBERED = 200_000;

    /** When the index has grown or shrunk by so large a part, it is asked again. */
    private static final double OTHER = 0.02;

    private record Counted(int stories, Map<Term, Integer> counts) {
        boolean isOf(int now) {
            return Math.abs(now - stories) <= stories * OTHER && counts.size() < REMEMBERED;
        }
    }

    private volatile Counted counted = new Counted(0, Map.of());

    /** How many stories have the word; 0 only when none has it. */
    int of(IndexReader reader, Term word) throws IOException {
        int stories = reader.numDocs();
        if (stories < LARGE) {
            return reader.docFreq(word);
        }
        Counted now = counted;
        if (!now.isOf(stories)) {
            now = new Counted(stories, new ConcurrentHashMap<>());
            counted = now;
        }
        Integer known = now.counts().get(word);
        if (known != null) {
            return known;
        }
        int count = reader.docFreq(word);
        if (count > 0) {
            now.counts().put(word, count);
        }
        return count;
    }
}
