package news.stet.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;

/** One search in one state of the index. */
final class Searching {
    private static final List<String> FACETS =
            List.of(StoryDocument.SECTION, StoryDocument.TYPE, StoryDocument.TOPIC);

    private static final int MOST_VALUES = 12;

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
        int deep = skip + limit;
        TopDocs top =
                asked.byDate()
                        ? searcher.search(query, deep, StoryDocument.NEWEST)
                        : searcher.search(query, deep);
        List<Found.Hit> hits = new ArrayList<>();
        for (int i = skip; i < top.scoreDocs.length; i++) {
            long story = StoryDocument.story(searcher, top.scoreDocs[i].doc);
            hits.add(new Found.Hit(story, List.of()));
        }
        if (top.scoreDocs.length == 0) {
            return new Found(List.of(), 0, true, Map.of(), partly, null);
        }
        Sample sample = searcher.search(query, new Sample.Taking());
        return new Found(
                hits, sample.total(), sample.whole(), facets(sample.matches()), partly, null);
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
