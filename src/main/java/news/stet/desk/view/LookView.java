package news.stet.desk.view;

import java.util.List;
import java.util.Map;
import news.stet.story.Edition;
import news.stet.story.look.Letters;
import news.stet.story.look.Themes;

/**
 * Where readers find an edition, and how it looks there.
 *
 * @param host as it stands in the form; empty for none
 * @param address of its front
 * @param typed what stands in the form of its look, by field; what nobody chose is missing
 * @param drawn whether its logo is a drawing now
 */
public record LookView(
        Page page,
        Edition edition,
        String host,
        String address,
        Map<String, String> typed,
        boolean drawn,
        List<Themes.Standing> themes) {
    /** What stands in a field; empty for nothing. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public Letters[] letters() {
        return Letters.values();
    }
}
