package news.stet.story;

import org.jspecify.annotations.Nullable;

/**
 * A story among those that say the same in other languages.
 *
 * @param language BCP 47, its edition's
 * @param path on the site; null for one that readers do not see
 * @param source the story it was made from; null for the one they all come from
 * @param upTo the source's revision it is up to date with; 0 without a source
 * @param behind whether the source says something else since
 * @param open how many things were done to a source that nobody has answered for yet
 */
public record Translation(
        long story,
        String edition,
        String language,
        String headline,
        Status status,
        @Nullable String path,
        @Nullable Long source,
        int upTo,
        boolean behind,
        int open) {}
