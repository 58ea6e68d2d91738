package news.stet.site;

import java.time.Instant;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/**
 * A live story as it stands in a list.
 *
 * @param headline the short one where there is one
 * @param title the whole headline
 * @param standfirst plain
 * @param media a picture, or a film whose poster stands for it
 */
public record LiveCard(
        long story,
        String edition,
        String section,
        long sort,
        String slug,
        StoryType type,
        @Nullable String kicker,
        String headline,
        String title,
        String standfirst,
        @Nullable Long media,
        Instant publishedAt) {
    /** Its canonical path. */
    public String path() {
        return new Place.Story(edition, section, slug, story).path();
    }
}
