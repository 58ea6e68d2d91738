package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import news.stet.story.Series;

/**
 * One series, to be put in order.
 *
 * @param stories a line each, as it is typed: an address or a number
 * @param titles of these, in the order of their lines; empty where nobody knows
 */
public record SeriesFormView(
        Page page,
        Edition edition,
        Series series,
        String stories,
        List<String> titles,
        String script) {
    /** For the script. */
    public String titlesJson() {
        return news.stet.platform.Json.write(titles);
    }
}
