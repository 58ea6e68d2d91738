package news.stet.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.stet.story.StoryContent;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;

/**
 * Stories like one, in one state of the index: of its edition, with something in common that few
 * others have, the fresh before the old.
 */
public final class Likeness {
    /** What two stories can have in common. */
    public enum Kind {
        TOPIC,
        PERSON,
        PLACE,
        WORD;

        /** As in JSON and in the names of messages. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What they have in common, as the story says it; of a topic its slug. */
    public record Reason(Kind kind, String said) {}

    /** One that is like it, with the reasons in the order of {@link Kind}. */
    public record Like(long story, List<Reason> reasons) {}

    /** So many are looked at closely. */
    private static final int CANDIDATES = 40;

    /**
     * Candidates are looked for among no more stories than that, by the clues that fewest have; the
     * others are then weighed too. Among a million, a topic alone has tens of thousands.
     */
    private static final int MOST_LOOKED_AT = 40_000;

    /** However many stories have them, candidates are looked for by so many clues. */
    private static final int LEAST_CLUES = 6;

    /**
     * Where enough stories have so much in common, none with less is looked at: among a million
     * very many have one of the words.
     */
    private static final int IN_COMMON = 2;

    /**
     * Words that are not in its headline make two stories alike from so many on; of a text that is
     * long enough to have many rare ones, one more.
     */
    private static final int WORDS_ALONE = 2;

    /** Who is less like it than the best by more than this is not like it. */
    private static final double LEAST_OF_BEST = 0.12;

    private static final int MOST_WORDS_SAID = 4;
    private static final float NEWER = 2;
    private static final Duration FRESH = Duration.ofDays(60);

    /** What a story that is very old counts of a new one as alike. */
    private static final double OLD = 0.5;

    private final IndexSearcher searcher;
    private final WordCounts counts;
    private final StoryContent content;
    private final long self;
    private final Instant now;
    private final List<Clue> clues;

    /**
     * @param self the story's own number, which is not like itself
     */
    Likeness(
            IndexSearcher searcher,
            WordCounts counts,
            WrittenWords written,
            StoryContent content,
            long self,
            Instant now)
            throws IOException {
        this.searcher = searcher;
        this.counts = counts;
        this.content = content;
        this.self = self;
        this.now = now;
        this.clues = new ArrayList<>(Clue.ofFields(content));
        this.clues.addAll(
                new RareWords(searcher.getIndexReader(), counts, written, content).clues());
    }

    /** What is found by some of the clues, as all of them would have it. */
    private static final class ByAll extends QueryRescorer {
        ByAll(Query all) {
            super(all);
        }

        @Override
        protected float combine(float before, boolean matches, float now) {
            return now;
        }
    }

    private record Scored(int doc, double score) {}

    /** The most alike first, at most that many. */
    List<Like> find(int limit) throws IOException {
        if (clues.isEmpty()) {
            return List.of();
        }
        ScoreDoc[] found = candidates();
        Map<Integer, List<Clue>> shared = shared(found);
        List<Scored> alike = new ArrayList<>();
        for (ScoreDoc hit : found) {
            if (isAlike(shared.getOrDefault(hit.doc, List.of()))) {
                alike.add(new Scored(hit.doc, hit.score * freshness(hit.doc)));
            }
        }
        alike.sort(Comparator.comparingDouble(Scored::score).reversed());
        List<Like> likes = new ArrayList<>();
        for (Scored one : alike) {
            if (likes.size() < limit && one.score() > LEAST_OF_BEST * alike.getFirst().score()) {
                long story = StoryDocument.story(searcher, one.doc());
                likes.add(new Like(story, reasons(shared.getOrDefault(one.doc(), List.of()))));
            }
        }
        return likes;
    }

    /** Those with enough in common or, where they are too few, with anything. */
    private ScoreDoc[] candidates() throws IOException {
        List<Clue> seldom = seldom();
        for (int inCommon = IN_COMMON; inCommon > 0; inCommon--) {
            ScoreDoc[] found = candidates(seldom, inCommon);
            if (found.length == CANDIDATES) {
                return found;
            }
        }
        return candidates(clues, 1);
    }

    /** Those that fewest stories have, as many as may be looked at. */
    private List<Clue> seldom() throws IOException {
        record Counted(Clue clue, int stories) {}
        List<Counted> counted = new ArrayList<>();
        for (Clue clue : clues) {
            counted.add(new Counted(clue, clue.stories(searcher.getIndexReader(), counts)));
        }
        counted.sort(Comparator.comparingInt(Counted::stories));
        List<Clue> seldom = new ArrayList<>();
        long stories = 0;
        for (Counted one : counted) {
            stories += one.stories();
            if (stories > MOST_LOOKED_AT && seldom.size() >= LEAST_CLUES) {
                break;
            }
            seldom.add(one.clue());
        }
        return seldom;
    }

    /**
     * Those with so many of some clues in common, weighed by all; nobody asks how many there are.
     */
    private ScoreDoc[] candidates(List<Clue> by, int inCommon) throws IOException {
        boolean all = by.size() == clues.size();
        int most = all ? CANDIDATES : 2 * CANDIDATES;
        var best = new TopScoreDocCollectorManager(most, null, most);
        TopDocs found = searcher.search(query(by, inCommon), best);
        return all
                ? found.scoreDocs
                : new ByAll(query(clues, 1)).rescore(searcher, found, CANDIDATES).scoreDocs;
    }

    private Query query(List<Clue> by, int inCommon) {
        var like = new BooleanQuery.Builder().setMinimumNumberShouldMatch(inCommon);
        by.forEach(clue -> like.add(clue.query(), Occur.SHOULD));
        // Among many with nothing but a topic in common, the newest are the candidates.
        Query newer =
                LongField.newDistanceFeatureQuery(
                        StoryDocument.PUBLISHED, NEWER, now.toEpochMilli(), FRESH.toMillis());
        return new BooleanQuery.Builder()
                .add(like.build(), Occur.MUST)
                .add(newer, Occur.SHOULD)
                .add(edition(), Occur.FILTER)
                .add(new TermQuery(StoryDocument.term(self)), Occur.MUST_NOT)
                .build();
    }

    private Query edition() {
        return new TermQuery(new Term(StoryDocument.EDITION, content.edition()));
    }

    private boolean isAlike(List<Clue> shared) {
        int enough = clues.size() >= RareWords.MOST ? WORDS_ALONE + 1 : WORDS_ALONE;
        return shared.size() >= enough || shared.stream().anyMatch(Clue::telling);
    }

    private double freshness(int doc) throws IOException {
        LeafReaderContext leaf = StoryDocument.leaf(searcher, doc);
        SortedNumericDocValues published =
                DocValues.getSortedNumeric(leaf.reader(), StoryDocument.PUBLISHED);
        if (!published.advanceExact(doc - leaf.docBase)) {
            return OLD;
        }
        double age = Math.max(0, now.toEpochMilli() - published.nextValue());
        return OLD + (1 - OLD) / (1 + age / FRESH.toMillis());
    }

    /** Which clues each of the documents has, asked by clue: a term's postings are read once. */
    private Map<Integer, List<Clue>> shared(ScoreDoc[] found) throws IOException {
        int[] docs = Arrays.stream(found).mapToInt(hit -> hit.doc).sorted().toArray();
        Map<Integer, List<Clue>> shared = new HashMap<>();
        for (Clue clue : clues) {
            Weight weight =
                    searcher.createWeight(
                            searcher.rewrite(clue.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
            int at = 0;
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                int end = leaf.docBase + leaf.reader().maxDoc();
                int from = at;
                while (at < docs.length && docs[at] < end) {
                    at++;
                }
                Scorer scorer = from == at ? null : weight.scorer(leaf);
                if (scorer == null) {
                    continue;
                }
                DocIdSetIterator has = scorer.iterator();
                for (int i = from; i < at; i++) {
                    int wanted = docs[i] - leaf.docBase;
                    int met = has.docID() < wanted ? has.advance(wanted) : has.docID();
                    if (met == wanted) {
                        shared.computeIfAbsent(docs[i], _ -> new ArrayList<>()).add(clue);
                    }
                }
            }
        }
        return shared;
    }

    private static List<Reason> reasons(List<Clue> shared) {
        List<Reason> reasons = new ArrayList<>();
        int words = 0;
        for (Clue clue : shared) {
            words += clue.kind() == Kind.WORD ? 1 : 0;
            if (words <= MOST_WORDS_SAID) {
                reasons.add(new Reason(clue.kind(), clue.said()));
            }
        }
        return reasons;
    }
}
