package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.story.PreviewLink;
import news.stet.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * A story's preview links.
 *
 * @param address of one just made, shown this once; null otherwise
 */
public record LinksView(
        Page page, Story story, List<PreviewLink> links, @Nullable String address, ZoneId zone) {}
