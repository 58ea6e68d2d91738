package news.stet.desk.view;

import java.util.List;
import news.stet.fronts.Box;
import news.stet.story.Edition;

/**
 * The boxes of an edition.
 *
 * @param editions those whose boxes the person may put in order
 * @param site where readers find the boxes, without the box's own name
 */
public record BoxesView(
        Page page, List<Edition> editions, Edition edition, List<Box> boxes, String site) {}
