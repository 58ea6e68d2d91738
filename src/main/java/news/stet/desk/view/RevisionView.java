package news.stet.desk.view;

import java.time.ZoneId;
import news.stet.story.Revision;
import news.stet.story.Story;

/** One revision as the site would show it. */
public record RevisionView(Page page, Story story, Revision revision, ZoneId zone, String script) {}
