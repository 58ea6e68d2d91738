package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.story.Revision;
import news.stet.story.Story;

/** A story's revisions, the newest first. */
public record HistoryView(Page page, Story story, List<Revision> revisions, ZoneId zone) {
    /** Whether readers see that one. */
    public boolean isLive(Revision revision) {
        Integer live = story.liveRevision();
        return live != null && live == revision.number();
    }
}
