package news.stet.desk.view;

import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.story.Edition;
import news.stet.story.look.Letters;
import news.stet.story.look.Themes;

/**
 * Where readers find an edition, and how it looks there.
 *
 * @param script address of the screen's own module
 * @param host as it stands in the form; empty for none
 * @param address of its front
 * @param typed what stands in the form of its look, by field; what nobody chose is missing
 * @param usual the colour of each field where nobody chooses
 * @param drawing address of the drawing that is its logo, or its theme's; empty for none
 * @param drawingOfTheme the same where nobody chooses a logo
 */
public record LookView(
        Page page,
        String script,
        Edition edition,
        String host,
        String address,
        Map<String, String> typed,
        Map<String, String> usual,
        String drawing,
        String drawingOfTheme,
        List<Themes.Standing> themes) {
    /** What the library and this screen's script say. */
    private static final Set<String> SCRIPT_TEXTS =
            Set.of("do", "look.logoTold", "look.noLogoTold");

    /** What stands in a field; empty for nothing. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The colour that a field means: what stands in it, if it is one, or what is usual. */
    public String colour(String field) {
        String value = value(field);
        return value.matches("#[0-9a-fA-F]{6}") ? value : usual.getOrDefault(field, "#000000");
    }

    /** Whether what stands in a field was refused. */
    public boolean refused(String field) {
        Notice notice = page.notice();
        return notice != null
                && notice.fields().stream().anyMatch(fault -> fault.path().equals(field));
    }

    /** Address of the logo as it is shown here; empty for the name in letters. */
    public String logo() {
        String logo = value("logo");
        return logo.matches("[1-9][0-9]{0,17}") ? "/library/" + logo + "/thumb" : drawing;
    }

    public Letters[] letters() {
        return Letters.values();
    }

    /** The words of the screen's scripts, by key, as JSON. */
    public String texts() {
        return page.textsWithLibrary(SCRIPT_TEXTS);
    }
}
