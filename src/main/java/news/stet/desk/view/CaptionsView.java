package news.stet.desk.view;

import com.ibm.icu.util.ULocale;
import java.util.List;
import news.stet.media.WebVtt;

/**
 * Captions in one language, beside the film.
 *
 * @param text WebVTT as it was kept, or as it could not be
 * @param read what is wrong with it, and what could be better
 * @param script path of the editor
 */
public record CaptionsView(
        Page page, FilmPanel film, String language, String text, WebVtt read, String script) {
    /** What the language is called in the screen's own. */
    public String name() {
        return film.nameOf(language);
    }

    /** {@code rtl} or {@code ltr}. */
    public String direction() {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    /** What is wrong, each with its line. */
    public List<String> faults() {
        return read.faults().stream()
                .map(fault -> page.text("film.line", page.number(fault.line()), words(page, fault)))
                .toList();
    }

    /** What is wrong with a line, in the screen's language. */
    public static String words(Page page, WebVtt.Fault fault) {
        return page.text("film.vtt." + fault.key(), fault.detail());
    }

    /** The words of the script, by key, as JSON. */
    public String textsJson() {
        return film.textsJson();
    }
}
