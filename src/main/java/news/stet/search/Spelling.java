package news.stet.search;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant who found nothing: for each word that no story has, one like it. */
final class Spelling {
    private static final List<String> FIELDS =
            List.of(
                    StoryDocument.BODY + Analysis.AS_IT_IS,
                    StoryDocument.TITLE + Analysis.AS_IT_IS);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    private final IndexSearcher searcher;
    private final QueryBuilder builder;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    Spelling(IndexSearcher searcher, Analyzer analyzer) {
        this.searcher = searcher;
        this.builder = new QueryBuilder(analyzer);
    }

    /** The words with the wrong ones replaced; null when none is known better. */
    @Nullable String of(Asked asked) throws IOException {
        Matcher words = WORD.matcher(asked.words());
        var instead = new StringBuilder();
        boolean changed = false;
        while (words.find()) {
            String better = better(words.group());
            changed |= better != null;
            words.appendReplacement(
                    instead, Matcher.quoteReplacement(better == null ? words.group() : better));
        }
        return changed ? words.appendTail(instead).toString() : null;
    }

    private @Nullable String better(String word) throws IOException {
        String like = null;
        for (String field : FIELDS) {
            if (!(builder.createPhraseQuery(field, word) instanceof TermQuery query)) {
                return null;
            }
            Term term = query.getTerm();
            if (searcher.getIndexReader().docFreq(term) > 0) {
                return null;
            }
            like = like == null ? like(term) : like;
        }
        return like;
    }

    private @Nullable String like(Term term) throws IOException {
        SuggestWord[] like =
                checker.suggestSimilar(
                        term, 1, searcher.getIndexReader(), SuggestMode.SUGGEST_ALWAYS);
        return like.length == 0 ? null : like[0].string;
    }
}
