package news.stet.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Stories for who is still typing: those whose headlines have words that begin as these do, the
 * newest first. Asks for no more than it gives, so that one letter costs no more than ten.
 */
final class Begun {
    private static final int MOST_WORDS = 8;

    private final IndexSearcher searcher;
    private final Analyzer analyzer;

    Begun(IndexSearcher searcher, Analyzer analyzer) {
        this.searcher = searcher;
        this.analyzer = analyzer;
    }

    List<Long> find(String edition, String typed, int limit) throws IOException {
        List<String> words = words(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        var all = new BooleanQuery.Builder();
        all.add(term(StoryDocument.EDITION, edition), Occur.FILTER);
        words.forEach(word -> all.add(term(Analysis.BEGUN, word), Occur.FILTER));
        List<Long> stories = new ArrayList<>();
        for (ScoreDoc hit : StoryDocument.newest(searcher, all.build(), limit)) {
            stories.add(StoryDocument.story(searcher, hit.doc));
        }
        return stories;
    }

    private static TermQuery term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /** As the index has them. */
    private List<String> words(String typed) throws IOException {
        List<String> words = new ArrayList<>();
        String field = StoryDocument.TITLE + Analysis.AS_IT_IS;
        try (TokenStream stream = analyzer.tokenStream(field, typed)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && words.size() < MOST_WORDS) {
                String word = term.toString();
                int letters = word.codePointCount(0, word.length());
                words.add(
                        letters <= Analysis.LONGEST_BEGUN
                                ? word
                                : word.substring(
                                        0, word.offsetByCodePoints(0, Analysis.LONGEST_BEGUN)));
            }
            stream.end();
        }
        return words;
    }
}
