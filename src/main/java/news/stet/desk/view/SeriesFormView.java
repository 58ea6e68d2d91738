package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import news.stet.story.Series;

/**
 * One series, to be put in order.
 *
 * @param parts as they are typed, and some empty ones
 */
public record SeriesFormView(Page page, Edition edition, Series series, List<Part> parts) {
    /**
     * One line.
     *
     * @param headline of the story it names; empty where nobody knows
     * @param status of that story
     */
    public record Part(String given, String headline, String status) {}
}
