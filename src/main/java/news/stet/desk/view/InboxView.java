package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.story.Inbox;

/**
 * What somebody should look at, the newest first.
 *
 * @param zone in which times are shown
 */
public record InboxView(Page page, List<Inbox.Entry> entries, ZoneId zone) {
    public boolean hasUnread() {
        return entries.stream().anyMatch(entry -> !entry.read());
    }
}
