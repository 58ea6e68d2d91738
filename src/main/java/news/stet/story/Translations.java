package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.StoryRows.Owned;
import news.stet.story.TranslationRows.Link;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Stories that say the same in other languages: beginning, linking and unlinking them, and how each
 * keeps up with its source. Safe for any thread.
 */
public final class Translations {
    private static final int MAX_REASON = 500;

    private final Database database;
    private final InstantSource clock;

    public Translations(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The story in all its languages, the one they come from first; empty when there is but one.
     *
     * @throws Problem NOT_FOUND for a story that this actor may not read
     */
    public List<Translation> list(Actor actor, long story) {
        return read(
                actor,
                story,
                handle ->
                        TranslationRows.groups(handle, List.of(story))
                                .getOrDefault(story, List.of()));
    }

    /** The same for each of several stories that has any; of those one may read anyway. */
    public Map<Long, List<Translation>> listAll(Collection<Long> stories) {
        return database.read(handle -> TranslationRows.groups(handle, stories));
    }

    /** What a translation has to answer for and was answered, the latest first. */
    public List<TranslationAlert> alerts(Actor actor, long story) {
        return read(actor, story, handle -> TranslationAlerts.list(handle, story));
    }

    /** What a translation is made from, as it was when last looked at, and as it is now. */
    public Optional<TranslationSource> findSource(Actor actor, long story) {
        return read(
                actor,
                story,
                handle ->
                        TranslationRows.find(handle, story)
                                .map(link -> TranslationSource.read(handle, link)));
    }

    private <T> T read(Actor actor, long story, Function<Handle, T> reading) {
        return database.read(handle -> {
            var unused = Stories.readable(handle, actor, story);
            return reading.apply(handle);
        });
    }

    /**
     * Begins a translation for another edition: a draft with the words of the source, as readers
     * see them where they do.
     *
     * @throws Problem CONFLICT for a killed story, and where the edition has a translation already
     */
    public Story begin(Actor actor, long source, Destination to) {
        Instant now = now();
        return database.write(handle -> {
            Story origin = StoryRows.lockToRead(handle, actor, source);
            if (origin.status() == Status.KILLED) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "The story was killed; its text does not come back as a translation.");
            }
            int revision = TranslationRows.followed(origin);
            StoryContent content =
                    FirstWords.of(handle, RevisionRow.get(handle, source, revision).content(), to);
            actor.require(Permission.WRITE_OWN, content.edition(), content.section());
            requireFree(handle, source, content.edition());
            Act act = new Act(handle, actor, now, Showing.NOWHERE);
            Story begun = act.translate(content, origin, revision);
            Tasks.begin(handle, actor, begun, now);
            TranslationRows.insert(
                    handle,
                    begun.id(),
                    new Link(source, TranslationRows.root(handle, source), revision));
            act.announceAll();
            return begun;
        });
    }

    /** Two stories of one edition cannot stand for one another in other languages. */
    private static void requireFree(Handle handle, long story, String edition) {
        List<Translation> there = TranslationRows.groups(handle, List.of(story)).get(story);
        if (there == null) {
            boolean own =
                    StoryRows.find(handle, story)
                            .filter(it -> it.story().content().edition().equals(edition))
                            .isPresent();
            if (own) {
                throw taken(edition, story);
            }
            return;
        }
        there.stream()
                .filter(one -> one.edition().equals(edition))
                .filter(one -> one.status() != Status.KILLED && one.status() != Status.SPIKED)
                .findFirst()
                .ifPresent(one -> {
                    throw taken(edition, one.story());
                });
    }

    private static Problem taken(String edition, long story) {
        return new Problem(
                Problem.Kind.CONFLICT,
                "The edition "
                        + edition
                        + " has this story already, under the number "
                        + story
                        + "; go on with that one.");
    }

    /**
     * Says of a story that it is the translation of another.
     *
     * @param revision the source's, which it is up to date with; null for what readers see now
     * @throws Problem CONFLICT for one that is a translation already, for the source's own source,
     *     and where both have a story in one edition
     */
    public void link(Actor actor, long story, long source, @Nullable Integer revision) {
        change(
                actor,
                story,
                source,
                "link translation",
                "of " + source,
                handle -> {
                    if (TranslationRows.find(handle, story).isPresent()) {
                        throw new Problem(
                                Problem.Kind.CONFLICT,
                                "The story is a translation already; unlink it first.");
                    }
                    Story origin = Stories.readable(handle, actor, source);
                    long root = TranslationRows.root(handle, source);
                    if (root == story) {
                        throw new Problem(
                                Problem.Kind.CONFLICT,
                                "The story is what the other was made from; link them the other way round.");
                    }
                    int upTo = revision == null ? TranslationRows.followed(origin) : revision;
                    var unused = RevisionRow.get(handle, source, upTo);
                    requireAllFree(handle, story, source);
                    TranslationRows.insert(handle, story, new Link(source, root, upTo));
                    TranslationRows.setRoot(handle, story, root);
                });
    }

    private static void requireAllFree(Handle handle, long story, long source) {
        StoryRows.find(handle, story)
                .ifPresent(one -> requireFree(handle, source, one.story().content().edition()));
        TranslationRows.groups(handle, List.of(story))
                .getOrDefault(story, List.of())
                .forEach(one -> requireFree(handle, source, one.edition()));
    }

    /**
     * Says of a translation that it stands alone; what was made from it goes with it.
     *
     * @throws Problem CONFLICT for one that is no translation, or has something to answer for
     */
    public void unlink(Actor actor, long story) {
        change(
                actor,
                story,
                story,
                "unlink translation",
                null,
                handle -> {
                    requireLink(handle, story);
                    if (TranslationAlerts.countOpen(handle, story) > 0) {
                        throw new Problem(
                                Problem.Kind.CONFLICT,
                                "The source was corrected or taken from readers; answer that first.");
                    }
                    TranslationRows.delete(handle, story);
                });
    }

    private static Link requireLink(Handle handle, long story) {
        return TranslationRows.find(handle, story)
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.CONFLICT, "The story is no translation of another."));
    }

    private interface Change {
        void make(Handle handle);
    }

    /** Changes who says the same as whom, and names what tells of it. */
    private void change(
            Actor actor,
            long story,
            long other,
            String verb,
            @Nullable String detail,
            Change change) {
        Instant now = now();
        database.<Boolean, RuntimeException>write(handle -> {
            // In one order, so that two that link the same stories wait for each other.
            StoryRows.lock(handle, Math.min(story, other));
            StoryRows.lock(handle, Math.max(story, other));
            requireMayEdit(handle, actor, story);
            // Nobody comes or goes between what was told before and what is told after.
            ChangeLog.hold(handle);
            TranslationKeys.Told before = TranslationKeys.Told.of(handle, story, other);
            change.make(handle);
            List<String> keys =
                    new ArrayList<>(before.changed(TranslationKeys.Told.of(handle, story, other)));
            keys.add(KeyNames.draft(story));
            Audit.record(handle, actor, verb, "story:" + story, detail, now);
            ChangeLog.write(handle, "translation", keys, story, now);
            return true;
        });
    }

    private static void requireMayEdit(Handle handle, Actor actor, long story) {
        Owned owned = StoryRows.lock(handle, story);
        StoryContent content = owned.story().content();
        Newsroom.requireMayEdit(
                actor,
                owned.story().status(),
                owned.isBy(actor),
                content.edition(),
                content.section());
    }

    /**
     * Says that a translation is up to date with its source; corrections up to there are answered.
     *
     * @param revision the source's that was looked at; null for what readers see now
     * @throws Problem CONFLICT for one that is no translation, NOT_FOUND for no such revision
     */
    public void acknowledge(Actor actor, long story, @Nullable Integer revision) {
        work(
                actor,
                story,
                "check translation",
                null,
                (handle, now) -> {
                    Link link = requireLink(handle, story);
                    int upTo =
                            revision == null
                                    ? TranslationRows.followed(
                                            Stories.readable(handle, actor, link.source()))
                                    : RevisionRow.get(handle, link.source(), revision).number();
                    TranslationRows.setRevision(handle, story, upTo);
                    TranslationAlerts.answerCorrections(handle, actor, story, upTo, now);
                });
    }

    /**
     * Answers for one thing that was done to a source.
     *
     * @param reason why nothing is needed; null where something was done
     * @throws Problem INVALID without a reason where it needs one, CONFLICT for what was answered
     */
    public void answer(
            Actor actor,
            long story,
            long source,
            int revision,
            TranslationAlert.Answer answer,
            @Nullable String reason) {
        String said = reason == null ? "" : reason.strip();
        if (said.isEmpty() && answer == TranslationAlert.Answer.NOT_NEEDED) {
            throw Problem.invalid("reason", "is missing", "Say why the translation stays as it is");
        }
        if (said.length() > MAX_REASON) {
            throw Problem.invalid(
                    "reason",
                    "has " + said.length() + " characters",
                    "Keep it within " + MAX_REASON + " characters");
        }
        work(
                actor,
                story,
                "answer source",
                said,
                (handle, now) -> {
                    if (!TranslationAlerts.answer(
                            handle, actor, story, source, revision, answer, said, now)) {
                        throw new Problem(
                                Problem.Kind.CONFLICT,
                                "There is nothing of that kind left to answer.");
                    }
                });
    }

    private interface Work {
        void make(Handle handle, Instant now);
    }

    /** What only the desk sees. */
    private void work(Actor actor, long story, String verb, @Nullable String detail, Work work) {
        Instant now = now();
        database.<Boolean, RuntimeException>write(handle -> {
            requireMayEdit(handle, actor, story);
            work.make(handle, now);
            Audit.record(handle, actor, verb, "story:" + story, detail, now);
            ChangeLog.write(handle, "translation", List.of(KeyNames.draft(story)), story, now);
            return true;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
