package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;

/** All editions. */
public record EditionsView(Page page, List<Edition> editions) {}
