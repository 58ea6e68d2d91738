package news.stet.desk.view;

import java.time.ZoneOffset;
import news.stet.story.PreviewLink;
import news.stet.story.StoryContent;

/** A story as the receiver of a link sees it. */
public record SharedView(
        Page page, StoryContent content, PreviewLink link, String secret, String script) {
    /** When the link ends; where its receiver is, nobody knows. */
    public String expires() {
        return page.moment(link.expiresAt(), ZoneOffset.UTC) + " UTC";
    }
}
