package news.stet.story;

import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The site's own number for each type of story, as its partners know them. */
public final class ContentTypes {
    private ContentTypes() {}

    /** The numbers by type. */
    public static Map<StoryType, Integer> list(Handle handle) {
        Map<StoryType, Integer> numbers = new EnumMap<>(StoryType.class);
        handle.createQuery("select type, number from content_type")
                .map((row, context) ->
                        Map.entry(StoryType.get(row.getString("type")), row.getInt("number")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }
}
