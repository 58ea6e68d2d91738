package news.stet.desk.view;

import com.ibm.icu.util.ULocale;
import news.stet.media.Film;
import news.stet.media.FilmState;
import news.stet.media.FilmWork;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A film or sound on the page of its item.
 *
 * @param film what readers get
 * @param works whether this machine has what films are made with
 * @param poster path of the picture that stands for it; null without one
 * @param script path of what keeps it current
 */
public record FilmPanel(
        Page page,
        MediaItem item,
        Film film,
        FilmWork work,
        boolean works,
        @Nullable String poster,
        String script) {
    /** Whether there is anything to see in it. */
    public boolean pictures() {
        return item.kind() == MediaKind.VIDEO;
    }

    /** Path of what plays here: as readers have it, or the original until there is that. */
    public String source() {
        return film.plays() ? film.progressive() : "/library/" + item.id() + "/original";
    }

    /** Whether it goes on by itself. */
    public boolean open() {
        return works && work.state().open();
    }

    public boolean canBeginAgain() {
        return works && !work.state().open();
    }

    /** How far it is, in one sentence. */
    public String words() {
        if (!works && work.state().open()) {
            return page.text("film.noTools");
        }
        if (work.state() == FilmState.WORKING && !work.step().isEmpty()) {
            return page.text(
                    "film.working",
                    page.text("film.step." + work.step()),
                    page.number(work.progress() / 10));
        }
        return page.text("film.state." + work.state().slug());
    }

    /** What a language is called in the screen's own. */
    public String nameOf(String language) {
        return ULocale.getDisplayName(language, page.locale().toLanguageTag());
    }

    /** The words of its script, by key, as JSON. */
    public String textsJson() {
        return textsJson(page, "film.");
    }

    static String textsJson(Page page, String group) {
        ObjectNode texts = Json.mapper().createObjectNode();
        for (String key : page.messages().keys()) {
            if (key.startsWith(group)) {
                texts.put(key, page.text(key, "{0}", "{1}"));
            }
        }
        return Json.write(texts);
    }
}
