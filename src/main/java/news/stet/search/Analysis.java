package news.stet.search;

import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How words become what the index compares: without case, accents, vowel signs and the twins of
 * letters, half-spaces as spaces, digits of every script as one; and in fields of a language
 * without its endings. A field is named {@code body.en}, or {@code body.x} for words as they are.
 */
final class Analysis {
    /** The end of the name of fields whose words keep their endings. */
    static final String AS_IT_IS = "x";

    /** The name of the field that has the beginnings of words. */
    static final String BEGUN = "begun";

    /** Letters of a beginning; what is typed beyond them tells no more. */
    static final int LONGEST_BEGUN = 12;

    private static final Map<String, UnaryOperator<TokenStream>> ENDINGS =
            Map.of(
                    "ar", ArabicStemFilter::new,
                    "de", words -> new GermanLightStemFilter(new GermanNormalizationFilter(words)),
                    "en", words -> new PorterStemFilter(new EnglishPossessiveFilter(words)),
                    "es", SpanishPluralStemFilter::new,
                    "fa", PersianStemFilter::new,
                    "fr", Analysis::french,
                    "ru", RussianLightStemFilter::new);

    private static final NormalizeCharMap CHARACTERS = characters();

    private Analysis() {}

    /** Languages whose endings are known, as the first part of a BCP 47 tag. */
    static Set<String> languages() {
        return ENDINGS.keySet();
    }

    /** The end of a field's name for texts of that language. */
    static String field(String language) {
        String primary = language.split("-", 2)[0];
        return ENDINGS.containsKey(primary) ? primary : AS_IT_IS;
    }

    /** One for all fields, by the ends of their names. */
    static Analyzer open() {
        Map<String, Analyzer> analyzers = new HashMap<>();
        ENDINGS.forEach((language, endings) -> analyzers.put(language, new Folding(endings)));
        Analyzer asItIs = new Folding(words -> words);
        analyzers.put(
                BEGUN,
                new Folding(words -> new EdgeNGramTokenFilter(words, 1, LONGEST_BEGUN, false)));
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                String end = field.substring(field.lastIndexOf('.') + 1);
                return analyzers.getOrDefault(end, asItIs);
            }
        };
    }

    private static TokenStream french(TokenStream words) {
        return new FrenchLightStemFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES));
    }

    private static NormalizeCharMap characters() {
        var map = new NormalizeCharMap.Builder();
        map.add("\u200c", " ");
        map.add("\u0451", "\u0435");
        map.add("\u0401", "\u0415");
        return map.build();
    }

    private static final class Folding extends Analyzer {
        private final UnaryOperator<TokenStream> endings;

        Folding(UnaryOperator<TokenStream> endings) {
            this.endings = endings;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return new MappingCharFilter(CHARACTERS, reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream folded = new DecimalDigitFilter(new LowerCaseFilter(words));
            folded = new PersianNormalizationFilter(new ArabicNormalizationFilter(folded));
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(endings.apply(folded)));
        }
    }
}
