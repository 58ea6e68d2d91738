package news.stet.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.stet.story.StoryContent;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The words of a story that tell it from others: said often in it, and seldom elsewhere. */
final class RareWords {
    static final int MOST = 18;

    /** What stands further down says no more what a story is about. */
    private static final int MOST_CHARACTERS = 6_000;

    private static final int SHORTEST = 3;

    /** A word in more than this part of all stories tells nothing, unless there are few stories. */
    private static final double COMMON = 0.1;

    private static final int FEW = 10;

    /** As words are written: none of these tells what a story is about. */
    private static final Map<String, CharArraySet> IDLE =
            Map.of(
                    "ar", ArabicAnalyzer.getDefaultStopSet(),
                    "de", GermanAnalyzer.getDefaultStopSet(),
                    "en", EnglishAnalyzer.getDefaultStopSet(),
                    "es", SpanishAnalyzer.getDefaultStopSet(),
                    "fa", PersianAnalyzer.getDefaultStopSet(),
                    "fr", FrenchAnalyzer.getDefaultStopSet(),
                    "ru", RussianAnalyzer.getDefaultStopSet());

    private static final float IN_TITLE = 4;
    private static final float IN_STANDFIRST = 2;

    private final IndexReader reader;
    private final WordCounts counts;
    private final WrittenWords written;
    private final StoryContent content;
    private final String end;
    private final CharArraySet idle;

    RareWords(IndexReader reader, WordCounts counts, WrittenWords written, StoryContent content) {
        this.reader = reader;
        this.counts = counts;
        this.written = written;
        this.content = content;
        this.end = Analysis.field(content.language());
        this.idle = IDLE.getOrDefault(end, CharArraySet.EMPTY_SET);
    }

    private static final class Said {
        final String first;
        float weight;
        boolean inTitle;

        Said(String first) {
            this.first = first;
        }
    }

    private record Ranked(String term, Said said, double rank) {}

    /** Those that say most, the first the most. */
    List<Clue> clues() throws IOException {
        Map<String, Said> words = new HashMap<>();
        count(words, content.headline(), IN_TITLE);
        count(words, content.standfirst().plain(), IN_STANDFIRST);
        String body = content.bodyText();
        count(words, body.substring(0, Math.min(body.length(), MOST_CHARACTERS)), 1);
        int all = Math.max(1, reader.getDocCount(StoryDocument.BODY + end));
        List<Ranked> ranked = new ArrayList<>();
        for (var word : words.entrySet()) {
            double rare = rarity(word.getKey(), all);
            if (rare > 0) {
                double said = 1 + Math.log(word.getValue().weight);
                ranked.add(new Ranked(word.getKey(), word.getValue(), said * rare));
            }
        }
        ranked.sort(
                Comparator.comparingDouble(Ranked::rank).reversed().thenComparing(Ranked::term));
        return ranked.stream()
                .limit(MOST)
                .map(word ->
                        new Clue(
                                Likeness.Kind.WORD,
                                word.said().first,
                                word.said().inTitle,
                                new Term(StoryDocument.BODY + end, word.term()),
                                query(word)))
                .toList();
    }

    private void count(Map<String, Said> words, String text, float weight) {
        for (WrittenWords.Word word : written.of(end, text)) {
            String said = text.substring(word.start(), word.end());
            if (tells(said, word.plain())) {
                Said one = words.computeIfAbsent(word.plain(), _ -> new Said(said));
                one.weight += weight;
                one.inTitle |= weight == IN_TITLE;
            }
        }
    }

    private boolean tells(String said, String term) {
        return term.length() >= SHORTEST
                && !Character.isDigit(term.charAt(0))
                && !idle.contains(said.toLowerCase(Locale.ROOT))
                && !idle.contains(term);
    }

    /** 0 for a word that no other story has, or too many. */
    private double rarity(String word, int all) throws IOException {
        int having = counts.of(reader, new Term(StoryDocument.BODY + end, word));
        if (having == 0) {
            having = counts.of(reader, new Term(StoryDocument.TITLE + end, word));
        }
        return having == 0 || having > Math.max(FEW, all * COMMON)
                ? 0
                : Math.log(1 + (all - having + 0.5) / (having + 0.5));
    }

    private Query query(Ranked word) {
        List<Query> places =
                List.of(
                        in(StoryDocument.TITLE, word.term(), 2),
                        in(StoryDocument.STANDFIRST, word.term(), 1.3f),
                        in(StoryDocument.BODY, word.term(), 1));
        float often = (float) Math.min(2.5, 1 + Math.log(word.said().weight) / 2);
        return new BoostQuery(new DisjunctionMaxQuery(places, 0.1f), often);
    }

    private Query in(String field, String word, float weight) {
        return new BoostQuery(new TermQuery(new Term(field + end, word)), weight);
    }
}
