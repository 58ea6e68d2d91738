package news.stet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.story.StoryContent;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;

/**
 * A story as an index has it.
 *
 * @param sort the higher the newer
 * @param published in milliseconds since 1970
 * @param forDesk whether it is found by what only the newsroom knows of it too
 */
record StoryDocument(
        long id,
        String edition,
        String section,
        String status,
        long sort,
        long published,
        StoryContent content,
        boolean forDesk) {
    static final String ID = "id";
    static final String EDITION = "edition";
    static final String SECTION = "section";
    static final String TOPIC = "topic";
    static final String TYPE = "type";
    static final String BYLINE = "byline." + Analysis.AS_IT_IS;
    static final String SPEAKER = "speaker";
    static final String LOCATED = "located";
    static final String STATUS = "status";
    static final String SORT = "sort";
    static final String PUBLISHED = "published";
    static final String TITLE = "title.";
    static final String STANDFIRST = "standfirst.";
    static final String BODY = "body.";

    /** The order of documents in the index: who wants the newest need not look at the rest. */
    static final Sort NEWEST =
            new Sort(new SortedNumericSortField(SORT, SortField.Type.LONG, true));

    /** Whether words are there, and no more. */
    private static final FieldType THERE = there();

    private static FieldType there() {
        var type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    static Term term(long id) {
        return new Term(ID, Long.toString(id));
    }

    /** The part of the index that has the document of that number. */
    static LeafReaderContext leaf(IndexSearcher searcher, int document) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    /** Whose document it is. */
    static long story(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf = leaf(searcher, document);
        NumericDocValues ids = leaf.reader().getNumericDocValues(ID);
        if (ids == null || !ids.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("a document without a number");
        }
        return ids.longValue();
    }

    /** The newest that a query finds, none of the others looked at or counted. */
    static ScoreDoc[] newest(IndexSearcher searcher, Query query, int limit) throws IOException {
        return searcher.search(query, new TopFieldCollectorManager(NEWEST, limit, null, limit))
                .scoreDocs;
    }

    /** The highest sort in a part of the index: who looks for the newest begins with its part. */
    static long newest(LeafReader part) {
        try {
            PointValues sorts = part.getPointValues(SORT);
            return sorts == null
                    ? Long.MIN_VALUE
                    : LongPoint.decodeDimension(sorts.getMaxPackedValue(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in which words are shown where they were found. */
    static String text(StoryContent content) {
        return (content.standfirst().plain() + "\n" + content.bodyText()).strip();
    }

    /**
     * What the index gets.
     *
     * @param written finds the words of its texts
     */
    Document document(WrittenWords written) {
        var document = new Document();
        document.add(new StringField(ID, Long.toString(id), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, id));
        document.add(new StringField(EDITION, edition, Field.Store.NO));
        document.add(new StringField(STATUS, status, Field.Store.NO));
        value(document, SECTION, section);
        value(document, TYPE, content.type().slug());
        content.topics().forEach(topic -> value(document, TOPIC, topic));
        document.add(new Field(BYLINE, String.join("\n", content.byline()), THERE));
        Clue.speakers(content).forEach(name -> document.add(folded(SPEAKER, name)));
        Clue.places(content).forEach(place -> document.add(folded(LOCATED, place)));
        document.add(new LongField(SORT, sort, Field.Store.NO));
        document.add(new LongField(PUBLISHED, published, Field.Store.NO));
        String end = Analysis.field(content.language());
        document.add(new Field(Analysis.BEGUN, title(), THERE));
        text(document, TITLE, end, written.of(end, title()));
        text(document, STANDFIRST, end, written.of(end, content.standfirst().plain()));
        text(document, BODY, end, written.of(end, body()));
        return document;
    }

    /** Without endings and with them, of one look at the text. */
    private static void text(
            Document document, String place, String end, List<WrittenWords.Word> words) {
        document.add(new TextField(place + Analysis.AS_IT_IS, WrittenWords.stream(words, true)));
        if (!end.equals(Analysis.AS_IT_IS)) {
            document.add(new TextField(place + end, WrittenWords.stream(words, false)));
        }
    }

    String title() {
        String kicker = content.kicker();
        return content.headline()
                + (kicker == null ? "" : "\n" + kicker)
                + (content.shortHeadline() == null ? "" : "\n" + content.shortHeadline());
    }

    private String body() {
        return forDesk ? content.bodyText() + "\n" + aside() : content.bodyText();
    }

    /** What stands around a story. */
    private String aside() {
        return Stream.of(
                        Stream.ofNullable(content.slugline()),
                        content.byline().stream(),
                        Stream.ofNullable(content.located()),
                        Stream.ofNullable(content.source()),
                        content.credits().stream(),
                        content.topics().stream())
                .flatMap(words -> words)
                .collect(Collectors.joining("\n"));
    }

    private static void value(Document document, String name, String value) {
        document.add(new StringField(name, value, Field.Store.NO));
        document.add(new SortedSetDocValuesField(name, new BytesRef(value)));
    }

    private static StringField folded(String field, String name) {
        return new StringField(field, fold(name), Field.Store.NO);
    }

    static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
