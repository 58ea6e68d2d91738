package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import news.stet.story.Topics;

/**
 * The topics of an edition.
 *
 * @param editions those the person may name topics of
 * @param words what was looked for
 */
public record TopicsView(
        Page page,
        List<Edition> editions,
        Edition edition,
        String words,
        List<Topics.Topic> topics) {}
