package news.stet.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;

/**
 * Matches to count: all of them when there are not very many, else a part, so that a word that is
 * in most of a million stories is answered as fast as a rare one.
 *
 * @param whole whether these are all
 */
record Sample(FacetsCollector matches, int total, boolean whole) {
    /** So many are counted to the last; of more, about so many tell how they are spread. */
    private static final int MOST = 20_000;

    /** What is all in the news of a few days stands in one part of the index. */
    private static final int LEAST_OF_A_PART = 1_000;

    /**
     * Takes from each part of the index in proportion, the newest first.
     *
     * @param most of all parts
     * @param least of each part
     */
    record Taking(int most, int least) implements CollectorManager<Taker, Sample> {
        Taking() {
            this(MOST, LEAST_OF_A_PART);
        }

        @Override
        public Taker newCollector() {
            return new Taker(this, new FacetsCollector());
        }

        @Override
        public Sample reduce(Collection<Taker> takers) throws IOException {
            List<FacetsCollector> matches = new ArrayList<>();
            int total = 0;
            boolean whole = true;
            for (Taker taker : takers) {
                matches.add(taker.matches);
                total += taker.total;
                whole &= taker.whole;
            }
            return new Sample(new FacetsCollectorManager().reduce(matches), total, whole);
        }
    }

    /** Of one thread. */
    static final class Taker extends FilterCollector {
        private final Taking taking;
        private final FacetsCollector matches;
        private int total;
        private boolean whole = true;

        private Taker(Taking taking, FacetsCollector matches) {
            super(matches);
            this.taking = taking;
            this.matches = matches;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            long all = Math.max(1, ReaderUtil.getTopLevelContext(leaf).reader().maxDoc());
            long part = (long) taking.most() * leaf.reader().maxDoc() / all;
            long most = all <= taking.most() ? all : Math.max(taking.least(), part);
            return new FilterLeafCollector(super.getLeafCollector(leaf)) {
                private long taken;

                @Override
                public void collect(int document) throws IOException {
                    if (taken == most) {
                        whole = false;
                        throw new CollectionTerminatedException();
                    }
                    taken++;
                    total++;
                    super.collect(document);
                }
            };
        }
    }
}
