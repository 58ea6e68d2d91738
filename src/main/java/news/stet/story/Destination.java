package news.stet.story;

import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a story is taken.
 *
 * @param edition null for the one it is in
 * @param section null for the one of the same name
 */
public record Destination(@Nullable String edition, @Nullable String section) {
    /** The same text there. */
    StoryContent place(StoryContent content) {
        ObjectNode story = StoryJson.write(content);
        if (edition != null) {
            story.put("edition", edition);
        }
        if (section != null) {
            story.put("section", section);
        }
        return StoryJson.readKept(Json.write(story));
    }
}
