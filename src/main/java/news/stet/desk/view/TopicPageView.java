package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;

/**
 * What a topic's page says beside its stories, to be written.
 *
 * @param topic its slug
 * @param lead number of the story to begin with; empty for none
 * @param lines what happened, and some empty ones
 */
public record TopicPageView(
        Page page,
        Edition edition,
        String topic,
        String name,
        String description,
        String lead,
        List<Line> lines) {
    /** One of them, as it is typed. */
    public record Line(String day, String words, String story) {}
}
