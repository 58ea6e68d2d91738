package news.stet.desk.live;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something happened that open screens may show.
 *
 * @param kind what sort, as listeners ask for it: {@link #STORY}, {@code presence}, {@code lock},
 *     {@code comment}, {@code task}; small letters only
 * @param story the story it is about, null if it is about none
 * @param json what there is to say; nothing that somebody who may read the story may not know. An
 *     event of more than {@link #MAX_CHARS} goes without it
 */
public record Event(String kind, @Nullable Long story, ObjectNode json) {
    /** A story changed, by whatever verb or save; told by {@link LiveEvents} itself. */
    public static final String STORY = "story";

    /** Longest JSON, so that the whole fits into a call of PostgreSQL (8,000 bytes). */
    public static final int MAX_CHARS = 1_900;

    private static final Pattern KIND = Pattern.compile("[a-z]{1,20}");

    public Event {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("no kind of event: " + kind);
        }
    }
}
