package news.stet.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One screen's entries on their way into a revision, inside the transaction that holds the story.
 * Whether the writer may was asked when each entry came: what was allowed to be typed is kept.
 */
public final class Fold {
    static final Logger LOG = LoggerFactory.getLogger(Fold.class);

    /** What stands in the history where two versions of the same became revisions one by one. */
    private static final String BOTH_KEPT =
            "Changed by two at once; the next revision has the other version of what both changed.";

    /**
     * What came of it.
     *
     * @param story as it is now
     * @param entries how many the revision holds
     * @param merged whether it has more than the screen knows: what others changed since its base
     */
    public record Outcome(Story story, int entries, boolean merged) {}

    /** What one screen made of its base. */
    private record Text(ObjectNode before, ObjectNode after) {}

    private final Handle handle;
    private final Instant now;
    private final Story story;
    private final UUID client;
    private final List<JournalRow> pending;

    private Fold(Handle handle, Instant now, Story story, UUID client) {
        this.handle = handle;
        this.now = now;
        this.story = story;
        this.client = client;
        this.pending = JournalRows.pending(handle, story.id(), client);
    }

    /**
     * @throws Problem CONFLICT where both changed the same, INVALID for what is not right
     */
    static Outcome ofScreen(Handle handle, Instant now, Story story, UUID client) {
        Fold fold = new Fold(handle, now, story, client);
        if (fold.pending.isEmpty()) {
            return new Outcome(story, 0, true);
        }
        Text text = fold.text();
        Merge merge = fold.merge(text);
        if (!merge.isClean()) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "%s changed the same meanwhile: %s. Load the story, choose, and send what shall stand on revision %d."
                            .formatted(
                                    story.changedBy(),
                                    String.join(", ", merge.clashes()),
                                    story.revision()),
                    merge.clashes().stream()
                            .map(field ->
                                    new Problem.Field(field, "was changed by both", "Choose one"))
                            .toList());
        }
        ObjectNode merged = merge.with(Merge.Side.MINE);
        Story saved = fold.save(story, merged, null);
        fold.hold(saved);
        boolean more = !JsonKey.of(merged).equals(JsonKey.of(text.after()));
        return new Outcome(saved, fold.pending.size(), more);
    }

    /** With nobody there to choose or to put right. */
    static Outcome ofGone(Handle handle, Instant now, Story story, UUID client) {
        Fold fold = new Fold(handle, now, story, client);
        if (fold.pending.isEmpty()) {
            return new Outcome(story, 0, true);
        }
        Merge merge = fold.merge(fold.text());
        Story saved =
                fold.saveWhatCan(
                        story, merge.with(Merge.Side.MINE), merge.isClean() ? null : BOTH_KEPT);
        fold.hold(saved);
        if (!merge.isClean()) {
            saved = fold.saveWhatCan(saved, merge.with(Merge.Side.THEIRS), null);
        }
        return new Outcome(saved, fold.pending.size(), true);
    }

    /**
     * What the screen shows, and what of it a revision has already: its changes follow from the
     * revision it took over last, whatever was folded meanwhile.
     */
    private Text text() {
        int base = pending.getLast().base();
        String kept = JournalRows.content(handle, story.id(), base);
        ObjectNode before = (ObjectNode) Json.read(Objects.requireNonNull(kept));
        ObjectNode after = before;
        for (JournalRow row : JournalRows.onBase(handle, story.id(), client, base)) {
            after = JournalEntry.apply(after, row.changes());
            if (row.revision() != null) {
                before = after;
            }
        }
        return new Text(before, after);
    }

    private Merge merge(Text text) {
        return Merge.of(text.before(), text.after(), StoryJson.write(story.content()));
    }

    private Story save(Story from, ObjectNode merged, @Nullable String note) {
        StoryContent content = StoryJson.read(merged);
        Instant publishedAt = StoryJson.publishedAt(merged);
        boolean moved =
                from.sort() == null
                        && publishedAt != null
                        && !publishedAt.equals(from.publishedAt());
        if (content.equals(from.content()) && !moved) {
            return from;
        }
        JournalRow last = pending.getLast();
        Actor writer = new Actor(last.byId(), last.byName(), Role.CONTRIBUTOR, last.byKind());
        Act act = new Act(handle, writer, now, Showing.NOWHERE);
        Story saved = act.save(from, content, publishedAt, note);
        act.announceAll();
        return saved;
    }

    /** Leaves out the fields that are not right; what was typed in them stays in the journal. */
    private Story saveWhatCan(Story from, ObjectNode merged, @Nullable String note) {
        try {
            return save(from, merged, note);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID || problem.fields().isEmpty()) {
                throw problem;
            }
            LOG.warn("Story {} is kept without what is not right: {}", from.id(), problem.detail());
            ObjectNode current = StoryJson.write(from.content());
            for (Problem.Field field : problem.fields()) {
                String name = field.path().replaceFirst("[.\\[].*$", "");
                if (current.has(name)) {
                    merged.set(name, current.get(name));
                } else {
                    merged.remove(name);
                }
            }
            return save(from, merged, note);
        }
    }

    private void hold(Story saved) {
        JournalRows.hold(handle, story.id(), client, pending.getLast().n(), saved.revision());
    }
}
