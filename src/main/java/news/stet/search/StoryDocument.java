package news.stet.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jdbi.v3.core.Handle;

/**
 * A live story as the index has it.
 *
 * @param published in milliseconds since 1970
 */
record StoryDocument(
        long id, String edition, String section, long sort, long published, StoryContent content) {
    static final String ID = "id";
    static final String EDITION = "edition";
    static final String SECTION = "section";
    static final String TOPIC = "topic";
    static final String TYPE = "type";
    static final String PERSON = "person";
    static final String SORT = "sort";
    static final String PUBLISHED = "published";
    static final String TITLE = "title.";
    static final String STANDFIRST = "standfirst.";
    static final String BODY = "body.";

    private static final String ROWS =
            """
            select story, edition, section, sort,
                   (extract(epoch from published_at) * 1000)::bigint as published, content
            from live_story
            """;

    /** Those of the stories that are live. */
    static List<StoryDocument> read(Handle handle, Collection<Long> ids) {
        return handle.createQuery(ROWS + " where story = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> of(row))
                .list();
    }

    /** The next so many live stories by number. */
    static List<StoryDocument> readAfter(Handle handle, long id, int count) {
        return handle.createQuery(ROWS + " where story > :id order by story limit :count")
                .bind("id", id)
                .bind("count", count)
                .map((row, context) -> of(row))
                .list();
    }

    private static StoryDocument of(java.sql.ResultSet row) throws java.sql.SQLException {
        return new StoryDocument(
                row.getLong("story"),
                row.getString("edition"),
                row.getString("section"),
                row.getLong("sort"),
                row.getLong("published"),
                StoryJson.readKept(row.getString("content")));
    }

    static Term term(long id) {
        return new Term(ID, Long.toString(id));
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
        value(document, SECTION, section);
        value(document, TYPE, content.type().slug());
        content.topics().forEach(topic -> value(document, TOPIC, topic));
        content.byline().forEach(name -> document.add(person(name)));
        document.add(new NumericDocValuesField(SORT, sort));
        document.add(new LongField(PUBLISHED, published, Field.Store.NO));
        String end = Analysis.field(content.language());
        text(document, end);
        if (!end.equals(Analysis.AS_IT_IS)) {
            text(document, Analysis.AS_IT_IS);
        }
        return document;
    }

    private void text(Document document, String end) {
        document.add(new TextField(TITLE + end, title(), Field.Store.NO));
        document.add(new TextField(STANDFIRST + end, content.standfirst().plain(), Field.Store.NO));
        document.add(new TextField(BODY + end, content.bodyText(), Field.Store.NO));
    }

    private String title() {
        String kicker = content.kicker();
        return content.headline()
                + (kicker == null ? "" : "\n" + kicker)
                + (content.shortHeadline() == null ? "" : "\n" + content.shortHeadline());
    }

    private static void value(Document document, String name, String value) {
        document.add(new StringField(name, value, Field.Store.NO));
        document.add(new SortedSetDocValuesField(name, new BytesRef(value)));
    }

    private static StringField person(String name) {
        return new StringField(PERSON, fold(name), Field.Store.NO);
    }

    static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
