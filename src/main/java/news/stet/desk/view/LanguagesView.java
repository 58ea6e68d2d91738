package news.stet.desk.view;

import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import news.stet.story.Edition;
import news.stet.story.Story;
import news.stet.story.Translation;
import news.stet.story.TranslationAlert;
import news.stet.story.difference.BlockChange;
import news.stet.story.difference.FieldChange;

/**
 * A story in its languages, beside its text.
 *
 * @param all those that say the same, the one they come from first; empty where there is but one
 * @param source what this one is made from
 * @param alerts what was done to a source and nobody has answered for
 * @param answered the same with its answer
 * @param free editions that have no translation yet and in which this person may write
 * @param mayEdit whether this person may change the story as it stands
 */
public record LanguagesView(
        Page page,
        Story story,
        List<Translation> all,
        Optional<Source> source,
        List<TranslationAlert> alerts,
        List<TranslationAlert> answered,
        List<Edition> free,
        boolean mayEdit,
        ZoneId zone) {
    /**
     * The text a translation is made from, with what changed in it since.
     *
     * @param now its revision
     * @param fields headline and the like that changed
     */
    public record Source(
            long story,
            String language,
            String headline,
            boolean headlineSame,
            String standfirst,
            boolean standfirstSame,
            int now,
            boolean behind,
            List<FieldChange> fields,
            List<Row> rows) {
        /** {@code rtl} or {@code ltr}. */
        public String direction() {
            return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
        }
    }

    /**
     * A block of the source.
     *
     * @param place of the block that says it in this story; -1 for none
     * @param untranslated whether that one has the source's words
     */
    public record Row(BlockChange change, int place, boolean untranslated) {}

    /** How many things wait: for an answer, and for a look at what changed. */
    public int waiting() {
        return alerts.size() + (source.filter(Source::behind).isPresent() ? 1 : 0);
    }

    /** A language in the words of the screen's. */
    public String nameOf(String language) {
        return ULocale.getDisplayName(language, page.language());
    }
}
