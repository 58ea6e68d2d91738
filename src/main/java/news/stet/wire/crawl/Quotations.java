package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the quoted words of a paragraph and who says them. The paragraph itself is never changed.
 */
final class Quotations {
    private static final Pattern CLOSED =
            Pattern.compile(
                    "\u201C([^\u201C\u201D]+)\u201D|\u00AB([^\u00AB\u00BB]+)\u00BB|(?<![\\p{L}\\d])\"(?=\\S)([^\"]+)(?<=\\S)\"");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:[\u2013\u2014\u2015]|--?)\\s*(?<name>[^.!?\u061F\"\u201C\u201D]{2,100})\\.?");

    /** Shorter ones are names and words used in irony, which nobody says. */
    private static final int MIN_WORDS = 3;

    private Quotations() {}

    static List<CrawledQuote> find(String text) {
        List<CrawledQuote> quotes = new ArrayList<>();
        Matcher matcher = CLOSED.matcher(text);
        List<int[]> spans = new ArrayList<>();
        while (matcher.find()) {
            int start = matcher.start() + 1;
            int end = matcher.end() - 1;
            if (text.substring(start, end).split("\\s+").length >= MIN_WORDS) {
                spans.add(new int[] {start, end});
            }
        }
        String before = null;
        for (int i = 0; i < spans.size(); i++) {
            int start = spans.get(i)[0];
            int end = spans.get(i)[1];
            int next = i + 1 < spans.size() ? spans.get(i + 1)[0] - 1 : text.length();
            int last = i == 0 ? 0 : spans.get(i - 1)[1] + 1;
            Speech speech = speech(text.substring(last, start - 1), text.substring(end + 1, next));
            // What follows in quotation marks after "…," she said. "…" is said by the same person.
            String speaker = speech == null ? before : speech.speaker();
            quotes.add(new CrawledQuote(start, end, speaker));
            before = speaker;
        }
        return List.copyOf(quotes);
    }

    /** Whether quoted words begin in the paragraph and do not end there. */
    static boolean isOpen(String text) {
        String rest = CLOSED.matcher(text).replaceAll("");
        return rest.matches("(?s).*(?:[\u201C\u00AB]|(?<![\\p{L}\\d])\"(?=\\p{L})).*");
    }

    private static @Nullable Speech speech(String before, String after) {
        Speech behind = Speech.find(firstSentence(after));
        if (behind != null) {
            return behind;
        }
        String lead = Blank.strip(before);
        boolean leads = lead.endsWith(":") || lead.endsWith(",") || lead.endsWith("\u060C");
        return leads ? Speech.find(lastSentence(lead.substring(0, lead.length() - 1))) : null;
    }

    /** The sentence that tells who said the words before it. */
    static String firstSentence(String text) {
        Matcher end = Pattern.compile("[.!?\u061F](?=\\s|$)").matcher(text);
        int from = 0;
        while (end.find(from)) {
            if (!isAbbreviation(text, end.start())) {
                return text.substring(0, end.end());
            }
            from = end.end();
        }
        return text;
    }

    /** "Mr." and "J." do not end a sentence. */
    private static boolean isAbbreviation(String text, int dot) {
        String word = text.substring(text.lastIndexOf(' ', dot) + 1, dot);
        return word.matches("\\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|Sgt|Capt");
    }

    private static String lastSentence(String text) {
        int at =
                Math.max(
                        text.lastIndexOf(". "),
                        Math.max(text.lastIndexOf("! "), text.lastIndexOf("? ")));
        return at < 0 ? text : text.substring(at + 2);
    }

    /**
     * The paragraph as a block: a quotation only if it is nothing else than the words and a name
     * behind a dash.
     */
    static CrawledBlock block(String text) {
        Matcher matcher = CLOSED.matcher(text);
        if (matcher.lookingAt()) {
            Matcher named = NAMED.matcher(Blank.strip(text.substring(matcher.end())));
            if (named.matches()) {
                String words = text.substring(1, matcher.end() - 1);
                return new CrawledBlock.Quotation(words, Blank.single(named.group("name")));
            }
        }
        return new CrawledBlock.Paragraph(text, find(text));
    }

    /**
     * The paragraph between headline and body, with its quotation if it begins or ends with one.
     */
    static CrawledStandfirst standfirst(String text) {
        Matcher matcher = CLOSED.matcher(text);
        if (matcher.find()) {
            Speech speech =
                    speech(text.substring(0, matcher.start()), text.substring(matcher.end()));
            boolean edge = matcher.start() == 0 || matcher.end() == text.length();
            if (edge || speech != null) {
                String words = text.substring(matcher.start() + 1, matcher.end() - 1);
                return new CrawledStandfirst(
                        text,
                        Blank.strip(words).replaceFirst("[,\u060C]$", ""),
                        speech == null ? null : speech.speaker(),
                        speech == null ? null : speech.occasion());
            }
        }
        return new CrawledStandfirst(text, null, null, null);
    }
}
