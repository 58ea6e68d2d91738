package news.stet.desk.view;

import java.util.List;

/** Some rows of the list alone, to be put in the place of those that are shown. */
public record ListRowsView(List<StoryListView.Row> rows) {}
