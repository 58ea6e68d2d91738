package news.stet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class SampleTest {
    /** Each third has the word; in several parts, as an index has that grows. */
    private static Sample sample(int documents, int most, int least) throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            var config = new IndexWriterConfig().setMaxBufferedDocs(100);
            try (var writer = new IndexWriter(directory, config)) {
                for (int i = 0; i < documents; i++) {
                    var document = new Document();
                    document.add(new StringField("w", i % 3 == 0 ? "x" : "y", Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            try (var reader = DirectoryReader.open(directory)) {
                var query = new TermQuery(new Term("w", "x"));
                return new IndexSearcher(reader).search(query, new Sample.Taking(most, least));
            }
        }
    }

    @Test
    void fewAreCountedToTheLast() throws IOException {
        Sample sample = sample(600, 1_000, 10);

        assertThat(sample.whole()).isTrue();
        assertThat(sample.total()).isEqualTo(200);
        assertThat(sample.matches().getMatchingDocs().stream().mapToInt(it -> it.totalHits()).sum())
                .isEqualTo(200);
    }

    @Test
    void ofManyAPartIsTakenAndSaysSo() throws IOException {
        Sample sample = sample(3_000, 150, 5);

        assertThat(sample.whole()).isFalse();
        assertThat(sample.total()).isBetween(100, 250);
        assertThat(sample.matches().getMatchingDocs().stream().mapToInt(it -> it.totalHits()).sum())
                .isEqualTo(sample.total());
    }

    @Test
    void whatIsRareAmongManyIsCountedToTheLast() throws IOException {
        assertThat(sample(3_000, 150, 2_000).total()).isEqualTo(1_000);
    }
}
