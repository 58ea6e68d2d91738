package news.stet.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** What somebody typed, as a query of the index. Never fails: signs are only separators. */
final class Wording {
    /** More would only narrow to nothing. */
    private static final int MAX_PARTS = 12;

    /** Fewer letters are the beginning of nearly everything. */
    private static final int SHORTEST_BEGINNING = 2;

    private static final float NEWER = 1.2f;
    private static final long HALF_AS_MUCH_AFTER_MS = 400L * 24 * 60 * 60 * 1000;

    private static final Pattern PART =
            Pattern.compile("(-?)(?:[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\\s\"“”„«»]+))");

    /** Fields by the weight of a word in them. */
    private record Place(String field, float weight) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place(StoryDocument.TITLE, 6),
                    new Place(StoryDocument.STANDFIRST, 3),
                    new Place(StoryDocument.BODY, 1));

    /** How much more a word counts that stands as it was typed. */
    private static final float AS_TYPED = 1.3f;

    /** Of words that no story has all of, so large a part must be there. */
    private static final double MOST = 0.6;

    private final QueryBuilder builder;
    private final Asked asked;
    private final List<Place> places;
    private final List<String> ends;

    private Wording(Analyzer analyzer, Asked asked) {
        this(analyzer, asked, PLACES);
    }

    private Wording(Analyzer analyzer, Asked asked, List<Place> places) {
        this.builder = new QueryBuilder(analyzer);
        this.asked = asked;
        this.places = places;
        this.ends = ends(asked);
    }

    /** Who asks in no edition asks in all languages. */
    private static List<String> ends(Asked asked) {
        String end = Analysis.field(asked.language());
        List<String> ends = new ArrayList<>();
        if (asked.edition().isEmpty()) {
            ends.addAll(Analysis.languages());
        } else if (!end.equals(Analysis.AS_IT_IS)) {
            ends.add(end);
        }
        ends.add(Analysis.AS_IT_IS);
        return ends;
    }

    /** What the desk asks: in any edition or one, in any state or one, not newer than that. */
    static @Nullable Query ofDesk(
            Analyzer analyzer, Asked asked, @Nullable String status, long upTo) {
        var wording = new Wording(analyzer, asked);
        Query words = wording.words();
        if (words == null) {
            return null;
        }
        var query = new BooleanQuery.Builder();
        query.add(words, Occur.FILTER);
        wording.narrow(query);
        filter(query, StoryDocument.STATUS, status);
        if (upTo < Long.MAX_VALUE) {
            query.add(
                    LongField.newRangeQuery(StoryDocument.SORT, Long.MIN_VALUE, upTo),
                    Occur.FILTER);
        }
        return query.build();
    }

    /** The whole query; null when it asks for nothing. */
    static @Nullable Query of(Analyzer analyzer, Asked asked, Instant now) {
        var wording = new Wording(analyzer, asked);
        Query words = wording.words();
        // Who asks for a writer or days alone gets all of that.
        if (words == null && asked.words().isBlank() && asked.isNarrowed()) {
            words = new MatchAllDocsQuery();
        }
        return words == null ? null : wording.within(words, now);
    }

    /** The same where the words stand above the text. */
    static @Nullable Query ofHeadlines(Analyzer analyzer, Asked asked, Instant now) {
        var wording = new Wording(analyzer, asked, PLACES.subList(0, 2));
        Query words = wording.words();
        return words == null ? null : wording.within(words, now);
    }

    /** The same where most of the words are enough; null when that is no other question. */
    static @Nullable Query ofMost(Analyzer analyzer, Asked asked, Instant now) {
        var wording = new Wording(analyzer, asked);
        Query words = wording.mostWords();
        return words == null ? null : wording.within(words, now);
    }

    /** The words alone, for marking them in texts; null when there are none. */
    static @Nullable Query words(Analyzer analyzer, Asked asked) {
        return new Wording(analyzer, asked).words();
    }

    private @Nullable Query mostWords() {
        var most = new BooleanQuery.Builder();
        int single = 0;
        for (Part part : parts()) {
            boolean free = part.occur() == Occur.MUST && !part.phrase();
            single += free ? 1 : 0;
            most.add(part.query(), free ? Occur.SHOULD : part.occur());
        }
        int enough = (int) (single * MOST);
        return enough == 0 ? null : most.setMinimumNumberShouldMatch(enough).build();
    }

    private @Nullable Query words() {
        var all = new BooleanQuery.Builder();
        int wanted = 0;
        for (Part part : parts()) {
            all.add(part.query(), part.occur());
            wanted += part.occur() == Occur.MUST ? 1 : 0;
        }
        return wanted == 0 ? null : all.build();
    }

    /** A word or some between quotation marks, wanted or not. */
    private record Part(Query query, Occur occur, boolean phrase) {}

    private List<Part> parts() {
        List<Part> all = new ArrayList<>();
        Matcher parts = PART.matcher(asked.words());
        for (int i = 0; i < MAX_PARTS && parts.find(); i++) {
            boolean not = !parts.group(1).isEmpty();
            boolean last = parts.hitEnd() || parts.end() == asked.words().length();
            boolean phrase = parts.group(2) != null;
            Query query = phrase ? phrase(parts.group(2)) : word(parts.group(3), last && !not);
            if (query != null) {
                all.add(new Part(query, not ? Occur.MUST_NOT : Occur.MUST, phrase));
            }
        }
        return all;
    }

    private @Nullable Query word(String word, boolean perhapsBegun) {
        List<Query> ways = new ArrayList<>();
        for (Place place : places) {
            for (String end : ends) {
                // A word with a sign in it, as in "co-op", is the words on its both sides.
                add(ways, builder.createPhraseQuery(place.field + end, word), weight(place, end));
            }
            if (perhapsBegun) {
                begun(ways, place, word);
            }
        }
        return ways.isEmpty() ? null : new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static void add(List<Query> ways, @Nullable Query query, float weight) {
        if (query != null) {
            ways.add(new BoostQuery(query, weight));
        }
    }

    private float weight(Place place, String end) {
        return end.equals(Analysis.AS_IT_IS) ? place.weight * AS_TYPED : place.weight;
    }

    /** The last word while it is typed. */
    private void begun(List<Query> ways, Place place, String word) {
        String field = place.field + Analysis.AS_IT_IS;
        if (builder.createPhraseQuery(field, word) instanceof TermQuery whole
                && whole.getTerm().text().codePointCount(0, whole.getTerm().text().length())
                        >= SHORTEST_BEGINNING) {
            ways.add(new BoostQuery(new PrefixQuery(whole.getTerm()), place.weight * 0.2f));
        }
    }

    private @Nullable Query phrase(String words) {
        List<Query> ways = new ArrayList<>();
        for (Place place : places) {
            add(
                    ways,
                    builder.createPhraseQuery(place.field + Analysis.AS_IT_IS, words),
                    place.weight);
        }
        return ways.isEmpty() ? null : new DisjunctionMaxQuery(ways, 0.1f);
    }

    private Query within(Query words, Instant now) {
        var query = new BooleanQuery.Builder();
        query.add(words, Occur.MUST);
        narrow(query);
        byline(query);
        if (asked.from() != null || asked.until() != null) {
            long from = asked.from() == null ? Long.MIN_VALUE : asked.from().toEpochMilli();
            long until = asked.until() == null ? Long.MAX_VALUE : asked.until().toEpochMilli() - 1;
            query.add(LongField.newRangeQuery(StoryDocument.PUBLISHED, from, until), Occur.FILTER);
        }
        if (!asked.byDate()) {
            query.add(
                    LongField.newDistanceFeatureQuery(
                            StoryDocument.PUBLISHED,
                            NEWER,
                            now.toEpochMilli(),
                            HALF_AS_MUCH_AFTER_MS),
                    Occur.SHOULD);
        }
        return query.build();
    }

    /** Each word of the name, or its beginning, in any order and without accents. */
    private void byline(BooleanQuery.Builder query) {
        if (asked.person() == null) {
            return;
        }
        Query name = builder.createBooleanQuery(StoryDocument.BYLINE, asked.person(), Occur.MUST);
        List<Query> words =
                switch (name) {
                    case null -> List.of(new MatchNoDocsQuery("a name without a letter"));
                    case BooleanQuery all ->
                            all.clauses().stream().map(BooleanClause::query).toList();
                    default -> List.of(name);
                };
        words.forEach(word ->
                query.add(
                        word instanceof TermQuery one ? new PrefixQuery(one.getTerm()) : word,
                        Occur.FILTER));
    }

    private void narrow(BooleanQuery.Builder query) {
        filter(query, StoryDocument.EDITION, asked.edition().isEmpty() ? null : asked.edition());
        filter(query, StoryDocument.SECTION, asked.section());
        filter(query, StoryDocument.TOPIC, asked.topic());
        filter(query, StoryDocument.TYPE, asked.type());
    }

    private static void filter(BooleanQuery.Builder query, String field, @Nullable String value) {
        if (value != null) {
            query.add(term(field, value), Occur.FILTER);
        }
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
