package news.stet.wire.crawl;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who said it, read from the words beside a quotation.
 *
 * @param speaker as the sentence names them; never a pronoun
 * @param occasion the whole sentence, if it tells more than that they said it
 */
record Speech(String speaker, @Nullable String occasion) {
    private static final String VERB =
            "(?:said|says|told|tells|added|adds|stated|states|declared|announced|noted|wrote|writes|explained|insisted|stressed"
                    + "|warned|argued|claimed|remarked|recalled|replied|asked|concluded|promised|admitted|tweeted|posted|saying)";
    private static final String ADVERB = "(?:also|further|then|later|earlier|has|had|have|again)";

    /** A name with its titles; sentence marks cannot be in it. */
    private static final String NAME =
            "(?<speaker>(?:\\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|Sgt|Capt|[A-Z])\\.|[^.!?:;\u201C\u201D\"\u00AB\u00BB]){2,120}?)";

    private static final Pattern NAME_THEN_VERB =
            form(NAME + "\\s+(?:" + ADVERB + "\\s+)*" + VERB + "\\b(?<rest>[^\u201C\u201D\"]*)");
    private static final Pattern VERB_THEN_NAME =
            form(
                    VERB
                            + "\\s+"
                            + NAME
                            + "(?<rest>(?:,|\\s+(?:at|in|on|during|after|before|when|while|as|to)\\b|[.:]|$)[^\u201C\u201D\"]*)");
    private static final Pattern ARABIC =
            form(
                    "\u0648?(?:قال|أضاف|اضاف|صرح|صرّح|أكد|اكد|أوضح|اوضح|أعلن|اعلن|ذكر|تابع|شدد|كتب|أشار)(?:ت)?\\s+"
                            + NAME
                            + "(?<rest>(?:\u060C|\\s+(?:في|خلال|أمام|امام|يوم|أثناء|عقب|بعد|على|إن|أن)(?=\\s)|[.:]|$)[^\u201C\u201D\"\u00AB\u00BB]*)");

    private static final Set<String> PRONOUNS =
            Set.of(
                    "he", "she", "they", "it", "we", "i", "you", "who", "which", "one", "others",
                    "some", "and he", "and she", "هو", "هي", "إنه");

    private static final int MAX_SPEAKER_WORDS = 14;
    private static final int MIN_OCCASION_WORDS = 2;

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Reads a sentence that stands before or behind quoted words; null if it does not name who
     * speaks.
     */
    static @Nullable Speech find(String sentence) {
        String plain = Blank.strip(sentence).replaceFirst("^[,\u060C\u2013\u2014-]\\s*", "");
        for (Pattern pattern : new Pattern[] {ARABIC, VERB_THEN_NAME, NAME_THEN_VERB}) {
            Matcher matcher = pattern.matcher(plain);
            if (matcher.matches()) {
                String speaker = Blank.single(matcher.group("speaker"));
                if (isSomebody(speaker)) {
                    boolean more = words(matcher.group("rest")) >= MIN_OCCASION_WORDS;
                    return new Speech(speaker, more ? plain : null);
                }
            }
        }
        return null;
    }

    private static boolean isSomebody(String speaker) {
        String small = speaker.toLowerCase(Locale.ROOT);
        return !PRONOUNS.contains(small)
                && !PRONOUNS.contains(small.replaceFirst("\\s.*", ""))
                && words(speaker) <= MAX_SPEAKER_WORDS;
    }

    private static int words(String text) {
        String plain = Blank.single(text.replaceAll("[\\p{Punct}\u060C]", " "));
        return plain.isEmpty() ? 0 : plain.split(" ").length;
    }
}
