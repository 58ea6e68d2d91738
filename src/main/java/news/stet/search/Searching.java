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
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** One search in one state of the index. */
final class Searching {
    private static final List<String> FACETS =
            List.of(StoryDocument.SECTION, StoryDocument.TYPE, StoryDocument.TOPIC);

    private static final int MOST_VALUES = 12;

    private final IndexSearcher searcher;
    private final Analyzer analyzer;
    private final Asked asked;
    private final @Nullable Query query;

    Searching(IndexSearcher searcher, Analyzer analyzer, Asked asked, Instant now) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.asked = asked;
        this.query = Wording.of(analyzer, asked, now);
    }

    Found find(int limit, int skip) throws IOException {
        if (query == null) {
            return Found.NOTHING;
        }
        var collected = new FacetsCollectorManager();
        int deep = skip + limit;
        var both =
                asked.byDate()
                        ? FacetsCollectorManager.search(searcher, query, deep, newest(), collected)
                        : FacetsCollectorManager.search(searcher, query, deep, collected);
        TopDocs top = both.topDocs();
        long total = top.totalHits.value();
        if (total == 0) {
            return new Found(List.of(), 0, Map.of(), new Spelling(searcher, analyzer).of(asked));
        }
        List<Found.Hit> hits = new ArrayList<>();
        for (int i = skip; i < top.scoreDocs.length; i++) {
            hits.add(new Found.Hit(story(top.scoreDocs[i]), List.of()));
        }
        return new Found(hits, total, facets(both.facetsCollector()), null);
    }

    private static Sort newest() {
        return new Sort(new SortField(StoryDocument.SORT, SortField.Type.LONG, true));
    }

    private long story(ScoreDoc hit) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        NumericDocValues ids = leaf.reader().getNumericDocValues(StoryDocument.ID);
        if (ids == null || !ids.advanceExact(hit.doc - leaf.docBase)) {
            throw new IllegalStateException("a document without a number");
        }
        return ids.longValue();
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
