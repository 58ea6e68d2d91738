package news.stet.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of texts as the index has them. What stands between two spaces comes again and again,
 * so what becomes of it is remembered: to find that out takes many times as long as to look it up.
 * Safe for any thread.
 */
final class WrittenWords {
    /** What is longer is a text without spaces, and comes once. */
    private static final int LONGEST = 48;

    /** Of each language. */
    private static final int REMEMBERED = 50_000;

    /** It stands where a space does. */
    private static final char HALF_SPACE = '\u200c';

    /**
     * A word where it stands.
     *
     * @param plain without its ending; in a language whose endings nobody knows as it is
     * @param asItIs with it; both folded
     */
    record Word(int start, int end, String plain, String asItIs) {
        Word after(int begin) {
            return new Word(begin + start, begin + end, plain, asItIs);
        }
    }

    private final Analyzer analyzer;

    /** By the ends of fields. */
    private final Map<String, Cache<String, List<Word>>> known = new ConcurrentHashMap<>();

    private final Analyzer plain = new Plain();

    WrittenWords(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * All words of a text, in their order.
     *
     * @param end of the names of fields in its language, as {@link Analysis#field} gives it
     */
    List<Word> of(String end, String text) {
        List<Word> words = new ArrayList<>(text.length() / 6 + 1);
        Cache<String, List<Word>> remembered = known.computeIfAbsent(end, _ -> cache());
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean between = i == text.length() || isSpace(text.charAt(i));
            if (between && begin >= 0) {
                for (Word word : between(remembered, end, text.substring(begin, i))) {
                    words.add(word.after(begin));
                }
                begin = -1;
            } else if (!between && begin < 0) {
                begin = i;
            }
        }
        return words;
    }

    private static boolean isSpace(char sign) {
        return sign == ' ' || sign == HALF_SPACE || Character.isWhitespace(sign);
    }

    private static Cache<String, List<Word>> cache() {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    /** The words of what stands between two spaces. */
    private List<Word> between(Cache<String, List<Word>> remembered, String end, String written) {
        return written.length() > LONGEST
                ? analyzed(end, written)
                : remembered.get(written, any -> analyzed(end, any));
    }

    /** Both fields split a text alike: they differ in what they do to each word. */
    private List<Word> analyzed(String end, String written) {
        List<Word> plain = analyzed(StoryDocument.BODY + end, written, List.of());
        return end.equals(Analysis.AS_IT_IS)
                ? plain
                : analyzed(StoryDocument.BODY + Analysis.AS_IT_IS, written, plain);
    }

    private List<Word> analyzed(String field, String written, List<Word> plain) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, written)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            var offset = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String said = term.toString();
                int at = words.size();
                words.add(
                        new Word(
                                offset.startOffset(),
                                offset.endOffset(),
                                at < plain.size() ? plain.get(at).plain() : said,
                                said));
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
        return List.copyOf(words);
    }

    /** For those who ask an analyzer: words without their endings, from what is remembered. */
    Analyzer analyzer() {
        return plain;
    }

    private final class Plain extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            String end = field.substring(StoryDocument.BODY.length());
            var stream = new Stream(List.of(), false);
            return new TokenStreamComponents(text -> stream.words = of(end, read(text)), stream);
        }
    }

    private static String read(Reader input) {
        try {
            var text = new StringWriter();
            input.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    /** Words as a field of the index takes them. */
    static TokenStream stream(List<Word> words, boolean asItIs) {
        return new Stream(words, asItIs);
    }

    private static final class Stream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final boolean asItIs;
        private List<Word> words;
        private Iterator<Word> next;

        Stream(List<Word> words, boolean asItIs) {
            this.words = words;
            this.asItIs = asItIs;
            this.next = words.iterator();
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            next = words.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!next.hasNext()) {
                return false;
            }
            clearAttributes();
            Word word = next.next();
            term.append(asItIs ? word.asItIs() : word.plain());
            offset.setOffset(word.start(), word.end());
            return true;
        }

        @Override
        public void end() throws IOException {
            super.end();
            int end = words.isEmpty() ? 0 : words.getLast().end();
            offset.setOffset(end, end);
        }
    }
}
