package news.stet.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story as the desk sees it, at its working revision.
 *
 * @param revision number of the working revision, from 1
 * @param content the working revision's
 * @param liveRevision the one readers see; null when they see none
 * @param sort its place in the site's order; null before its first publication
 * @param slug the words in its address; null before its first publication
 * @param publishedAt its first publication, or the time wished for it; null when neither is known
 * @param updatedAt when readers last got something new
 * @param dueAt when a scheduled one goes out
 * @param work who has it in hand; not of any revision
 */
public record Story(
        long id,
        Status status,
        int revision,
        StoryContent content,
        @Nullable Integer liveRevision,
        @Nullable Long sort,
        @Nullable String slug,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant dueAt,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        int words,
        List<Correction> corrections,
        Work work) {
    public Story {
        corrections = List.copyOf(corrections);
    }

    /** Whether the working revision holds what readers do not see yet. */
    public boolean hasUnpublishedChanges() {
        return liveRevision != null && liveRevision != revision;
    }

    /**
     * The same as readers would have met it with an earlier revision: with the corrections there
     * were then.
     *
     * @param updated when readers last got something new then
     */
    public Story asOf(int earlier, @Nullable Instant updated) {
        return new Story(
                id,
                status,
                earlier,
                content,
                liveRevision,
                sort,
                slug,
                publishedAt,
                updated,
                dueAt,
                createdAt,
                createdBy,
                changedAt,
                changedBy,
                words,
                corrections.stream().filter(one -> one.revision() <= earlier).toList(),
                work);
    }

    /** One that nobody saved yet, with the id 0, to be looked at. */
    public static Story unsaved(StoryContent content, String by, Instant now) {
        return new Story(
                0,
                Status.DRAFT,
                1,
                content,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                by,
                now,
                by,
                content.wordCount(),
                List.of(),
                Work.NONE);
    }

    /** Its address on the site, beginning with a slash; null when it was never published. */
    public @Nullable String path() {
        return slug == null ? null : path(content.edition(), content.section(), slug, id);
    }

    /** The canonical address of a story. */
    public static String path(String edition, String section, String slug, long id) {
        return "/" + edition + "/" + section + "/" + slug + "-" + id;
    }
}
