package news.stet.site;

import java.time.Instant;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/**
 * A live story as it stands in a list.
 *
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
        String standfirst,
        @Nullable Long media,
        Instant publishedAt,
        Instant updatedAt) {
    /** Its canonical path. */
    public String path() {
        return new Place.Story(edition, section, slug, story).path();
    }

    /** Whether it was changed noticeably after publication. */
    public boolean updated() {
        return updatedAt.isAfter(publishedAt);
    }
}
