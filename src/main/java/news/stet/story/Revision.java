package news.stet.story;

import java.time.Instant;
import news.stet.people.Actor;
import org.jspecify.annotations.Nullable;

/**
 * One revision, kept for good.
 *
 * @param number from 1, by story
 * @param verb what made it: {@code create}, {@code save} or a {@link Verb}
 * @param status the story's after it
 * @param note what its maker said of it
 */
public record Revision(
        long story,
        int number,
        String verb,
        Status status,
        StoryContent content,
        @Nullable String note,
        Actor.Kind byKind,
        String byName,
        Instant at) {}
