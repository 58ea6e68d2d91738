package news.stet.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;

/** One search in one state of the index. */
final class Searching {
    private static final List<String> FACETS =
            List.of(StoryDocument.SECTION, StoryDocument.TYPE, StoryDocument.TOPIC);

    private static final int MOST_VALUES = 12;

    /**
     * Of words that so many stories have, those in a text tell nothing: the best have them in
     * headline or standfirst.
     */
    private static final long COMMON = 50_000;

    /** From here on a search may not look at all there is: it has so long for the best. */
    private static final int LARGE = 100_000;

    private static final long BEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long HEADLINES_NANOS = BEST_NANOS / 2;
    private static final long COUNT_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

    private final IndexSearcher searcher;
    private final Analyzer analyzer;
    private final Asked asked;
    private final Instant now;

    Searching(IndexSearcher searcher, Analyzer analyzer, Asked asked, Instant now) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.asked = asked;
        this.now = now;
    }

    /** With all the words; else with most of them, and words that somebody may have meant. */
    Found find(int limit, int skip) throws IOException {
        Query query = Wording.of(analyzer, asked, now);
        if (query == null) {
            return Found.NOTHING;
        }
        Found whole = find(query, limit, skip, false);
        if (whole.total() > 0) {
            return whole;
        }
        String instead = new Spelling(searcher, analyzer).of(asked);
        Query most = Wording.ofMost(analyzer, asked, now);
        return most == null
                ? new Found(List.of(), 0, true, Map.of(), false, instead)
                : find(most, limit, skip, true).with(instead);
    }

    /** The best without looking at all; how many there are is counted apart, without scores. */
    private Found find(Query query, int limit, int skip, boolean partly) throws IOException {
        TopDocs top = best(query, skip + limit);
        List<Found.Hit> hits = new ArrayList<>();
        for (int i = skip; i < top.scoreDocs.length; i++) {
            long story = StoryDocument.story(searcher, top.scoreDocs[i].doc);
            hits.add(new Found.Hit(story, List.of()));
        }
        if (top.scoreDocs.length == 0) {
            return new Found(List.of(), 0, true, Map.of(), partly, null);
        }
        IndexSearcher hurried = hurried(System.nanoTime() + COUNT_NANOS);
        Sample sample = hurried.search(query, new Sample.Taking());
        return new Found(
                hits,
                Math.max(sample.total(), top.scoreDocs.length),
                sample.whole() && !hurried.timedOut(),
                facets(sample.matches()),
                partly,
                null);
    }

    private TopDocs best(Query query, int deep) throws IOException {
        long begun = System.nanoTime();
        if (!asked.byDate() && isCommon(query)) {
            Query headlines = Wording.ofHeadlines(analyzer, asked, now);
            TopDocs top =
                    headlines == null
                            ? null
                            : top(hurried(begun + HEADLINES_NANOS), headlines, deep);
            if (top != null && top.scoreDocs.length == deep) {
                return top;
            }
        }
        IndexSearcher hurried = hurried(begun + BEST_NANOS);
        TopDocs top = top(hurried, query, deep);
        return top.scoreDocs.length == 0 && hurried.timedOut() ? top(searcher, query, deep) : top;
    }

    /** Not those that have one of the words, but those that have all. */
    private boolean isCommon(Query query) throws IOException {
        if (searcher.getIndexReader().maxDoc() < COMMON) {
            return false;
        }
        Weight weight =
                searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        long stories = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            ScorerSupplier there = weight.scorerSupplier(leaf);
            stories += there == null ? 0 : there.cost();
        }
        return stories > COMMON;
    }

    private TopDocs top(IndexSearcher by, Query query, int deep) throws IOException {
        return asked.byDate()
                ? by.search(
                        query, new TopFieldCollectorManager(StoryDocument.NEWEST, deep, null, deep))
                : by.search(query, new TopScoreDocCollectorManager(deep, null, deep));
    }

    /**
     * One that ends in time with what it has met by then, the newest first: a phrase of words that
     * nearly all of a million stories have would take a second.
     *
     * @param end as {@link System#nanoTime} counts
     */
    private IndexSearcher hurried(long end) {
        if (searcher.getIndexReader().maxDoc() < LARGE) {
            return searcher;
        }
        var hurried = new IndexSearcher(searcher.getIndexReader());
        hurried.setQueryCache(searcher.getQueryCache());
        hurried.setQueryCachingPolicy(searcher.getQueryCachingPolicy());
        hurried.setTimeout(() -> System.nanoTime() - end > 0);
        return hurried;
    }

    private Map<String, List<Found.Facet>> facets(FacetsCollector hits) throws IOException {
        Map<String, List<Found.Facet>> facets = new LinkedHashMap<>();
        for (String field : FACETS) {
            var state = new StringDocValuesReaderState(searcher.getIndexReader(), field);
            FacetResult counts =
                    new StringValueFacetCounts(state, hits).getTopChildren(MOST_VALUES, field);
            List<Found.Facet> values = new ArrayList<>();
            if (counts != null) {
                for (LabelAndValue value : counts.labelValues) {
                    values.add(new Found.Facet(value.label, value.value.longValue()));
                }
            }
            facets.put(field, values);
        }
        return facets;
    }
}
