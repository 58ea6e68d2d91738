package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;
import news.stet.story.Series;

/** The series of an edition. */
public record SeriesListView(
        Page page, List<Edition> editions, Edition edition, List<Series> series) {}
