package news.stet.search;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.story.StoryContent;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
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
    static final String PERSON = "person";
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

    /** Whether a headline has them, and no more. */
    private static final FieldType BEGINNINGS = beginnings();

    private static FieldType beginnings() {
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

    /** The text in which words are shown where they were found. */
    static String text(StoryContent content) {
        return (content.standfirst().plain() + "\n" + content.bodyText()).strip();
    }

    Document document() {
        var document = new Document();
        document.add(new StringField(ID, Long.toString(id), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, id));
        document.add(new StringField(EDITION, edition, Field.Store.NO));
        document.add(new StringField(STATUS, status, Field.Store.NO));
        value(document, SECTION, section);
        value(document, TYPE, content.type().slug());
        content.topics().forEach(topic -> value(document, TOPIC, topic));
        content.byline().forEach(name -> document.add(folded(PERSON, name)));
        Clue.speakers(content).forEach(name -> document.add(folded(SPEAKER, name)));
        Clue.places(content).forEach(place -> document.add(folded(LOCATED, place)));
        document.add(new LongField(SORT, sort, Field.Store.NO));
        document.add(new LongField(PUBLISHED, published, Field.Store.NO));
        String end = Analysis.field(content.language());
        document.add(new Field(Analysis.BEGUN, title(), BEGINNINGS));
        text(document, end);
        if (!end.equals(Analysis.AS_IT_IS)) {
            text(document, Analysis.AS_IT_IS);
        }
        return document;
    }

    private void text(Document document, String end) {
        document.add(new TextField(TITLE + end, title(), Field.Store.NO));
        document.add(new TextField(STANDFIRST + end, content.standfirst().plain(), Field.Store.NO));
        document.add(new TextField(BODY + end, body(), Field.Store.NO));
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
