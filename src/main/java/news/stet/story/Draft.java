package news.stet.story;

import java.time.Instant;
import java.util.List;
import news.stet.people.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A story on its way to its next revision: a copy whose fields one verb sets, within one thread.
 */
final class Draft {
    private final Story before;
    private final Actor actor;
    private final Instant now;
    final int revision;
    Status status;
    StoryContent content;
    @Nullable Integer liveRevision;
    @Nullable Long sort;
    @Nullable String slug;
    @Nullable Instant publishedAt;
    @Nullable Instant updatedAt;
    @Nullable Instant dueAt;
    List<Correction> corrections;

    Draft(Story before, Actor actor, Instant now) {
        this.before = before;
        this.actor = actor;
        this.now = now;
        this.revision = before.revision() + 1;
        this.status = before.status();
        this.content = before.content();
        this.liveRevision = before.liveRevision();
        this.sort = before.sort();
        this.slug = before.slug();
        this.publishedAt = before.publishedAt();
        this.updatedAt = before.updatedAt();
        this.dueAt = before.dueAt();
        this.corrections = before.corrections();
    }

    /** Whether it says what the revision before it says. */
    boolean saysTheSame() {
        return content.saysTheSame(before.content());
    }

    /** Whether readers had lost it for a while. */
    boolean wasWithheld() {
        return before.status() == Status.WITHHELD;
    }

    Story done() {
        return new Story(
                before.id(),
                status,
                revision,
                content,
                liveRevision,
                sort,
                slug,
                publishedAt,
                updatedAt,
                dueAt,
                before.createdAt(),
                before.createdBy(),
                now,
                actor.name(),
                content.wordCount(),
                corrections,
                before.work());
    }
}
