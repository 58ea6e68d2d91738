package news.stet.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.platform.Jsonb;
import news.stet.platform.Problem;
import news.stet.story.difference.Difference;
import news.stet.story.difference.Rewordings;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One verb at work inside its transaction. Permission, freshness and status were checked; each
 * method makes the change, then {@link #record} writes revision, story, audit line and change log.
 */
final class Act {
    private final Handle handle;
    private final Actor actor;
    private final Instant now;
    private final Showing showing;
    private final List<Announcement> announcements = new ArrayList<>();

    /**
     * @param alerted translations that have to answer for it
     */
    private record Announcement(
            String verb,
            long story,
            int revision,
            @Nullable LiveChange change,
            List<Long> alerted) {
        /** Whether it took the story from readers. */
        boolean removes() {
            return change != null && change.before() != null && change.after() == null;
        }

        List<String> keys(Handle handle, Instant now) {
            List<String> keys = new ArrayList<>(List.of(KeyNames.draft(story)));
            alerted.forEach(translation -> keys.add(KeyNames.draft(translation)));
            if (change != null) {
                keys.addAll(change.keys(handle, now));
            }
            return keys;
        }
    }

    Act(Handle handle, Actor actor, Instant now, Showing showing) {
        this.showing = showing;
        this.handle = handle;
        this.actor = actor;
        this.now = now;
    }

    Story create(StoryContent given, @Nullable Instant publishedAt) {
        return begin(given, publishedAt, "create", null);
    }

    /** A translation, begun with the words of its source. */
    Story translate(StoryContent given, Story source, int revision) {
        return begin(given, null, "translate", source.id() + "/" + revision);
    }

    private Story begin(
            StoryContent given, @Nullable Instant publishedAt, String verb, @Nullable String note) {
        requirePast(publishedAt);
        StoryContent content = References.check(handle, given);
        Story story =
                new Story(
                        nextId(),
                        Status.DRAFT,
                        1,
                        content,
                        null,
                        null,
                        null,
                        publishedAt,
                        null,
                        null,
                        now,
                        actor.name(),
                        now,
                        actor.name(),
                        content.wordCount(),
                        List.of(),
                        Work.NONE);
        StoryRows.insert(handle, story, actor);
        StoryRows.insertRevision(handle, story, verb, note, actor, false);
        announce(story, verb, note, null, List.of());
        return story;
    }

    /** The next number that no list entry of another site bears already: both stand in one list. */
    private long nextId() {
        while (true) {
            long id = next("story_id");
            boolean taken =
                    handle.createQuery("select exists (select from list_entry where id = :id)")
                            .bind("id", id)
                            .mapTo(Boolean.class)
                            .one();
            if (!taken) {
                return id;
            }
        }
    }

    private long next(String sequence) {
        return handle.createQuery("select nextval(:sequence::regclass)")
                .bind("sequence", sequence)
                .mapTo(Long.class)
                .one();
    }

    /** A new draft with the text of that story, in that place. */
    Story copy(Story origin, Destination to) {
        if (origin.status() == Status.KILLED) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The story was killed; its text does not come back as a copy.");
        }
        Story copy =
                begin(
                        to.place(origin.content()),
                        null,
                        "copy",
                        origin.id() + "/" + origin.revision());
        Origin.write(handle, copy.id(), origin);
        return copy;
    }

    /** The story in another place, for one that has no address yet. */
    Story move(Story story, Destination to) {
        requireTakesChanges(story.status());
        Draft draft = new Draft(story, actor, now);
        draft.content = References.check(handle, to.place(story.content()));
        return record(draft, "move", place(story.content()) + " → " + place(draft.content), null);
    }

    private static String place(StoryContent content) {
        return content.edition() + "/" + content.section();
    }

    /** The text of an earlier revision as the working one. */
    Story restore(Story story, Revision revision) {
        requireTakesChanges(story.status());
        Draft draft = new Draft(story, actor, now);
        draft.content = References.check(handle, revision.content());
        return record(draft, "restore", Integer.toString(revision.number()), null);
    }

    Story save(
            Story story, StoryContent given, @Nullable Instant publishedAt, @Nullable String note) {
        requireTakesChanges(story.status());
        Draft draft = new Draft(story, actor, now);
        draft.content = References.check(handle, given);
        if (story.sort() == null && publishedAt != null) {
            requirePast(publishedAt);
            draft.publishedAt = publishedAt;
        }
        return record(draft, "save", note, null);
    }

    /**
     * @throws Problem CONFLICT for what was killed or spiked
     */
    static void requireTakesChanges(Status status) {
        if (status == Status.KILLED || status == Status.SPIKED) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The story is "
                            + status.slug()
                            + "; "
                            + (status == Status.SPIKED
                                    ? "unspike it before you change it."
                                    : "its text is kept as it was."));
        }
    }

    Story act(Verb verb, Story story, Order order) {
        return switch (verb) {
            case SUBMIT, APPROVE, UNSPIKE -> move(verb, story, order.note());
            case RETURN, SPIKE -> unschedule(verb, story, order.note());
            case PUBLISH -> publish(story, order);
            case SCHEDULE -> schedule(story, order);
            case CORRECT -> correct(story, order);
            case WITHHOLD, KILL -> withdraw(verb, story, order.note());
        };
    }

    private Story move(Verb verb, Story story, @Nullable String note) {
        Draft draft = new Draft(story, actor, now);
        draft.status = verb.to();
        return record(draft, verb.slug(), note, null);
    }

    private Story unschedule(Verb verb, Story story, @Nullable String note) {
        Draft draft = new Draft(story, actor, now);
        draft.status = verb.to();
        draft.dueAt = null;
        return record(draft, verb.slug(), note, null);
    }

    /** First publication, an update of what is live, or back from being withheld. */
    Story publish(Story story, Order order) {
        if (story.status() == Status.LIVE && !story.hasUnpublishedChanges()) {
            return story;
        }
        Untitled.refuse(story.content());
        requireNoEmbargo(story.content());
        Edition edition = requireOpen(story.content());
        Draft draft = new Draft(story, actor, now);
        draft.status = Status.LIVE;
        draft.dueAt = null;
        draft.liveRevision = draft.revision;
        if (story.sort() == null) {
            requirePast(order.at());
            draft.sort = next("story_sort");
            draft.slug = edition.slug(story.content().headline());
            draft.publishedAt =
                    order.at() != null
                            ? order.at()
                            : story.publishedAt() != null ? story.publishedAt() : now;
            draft.updatedAt = draft.publishedAt;
        } else {
            boolean quiet = order.minor() && story.status() == Status.LIVE;
            draft.updatedAt = quiet ? story.updatedAt() : now;
        }
        return recordLive(draft, Verb.PUBLISH.slug(), order.note());
    }

    private Story schedule(Story story, Order order) {
        Instant at = order.at();
        if (at == null) {
            throw Problem.invalid(
                    "at", "is missing", "Send when to publish, as in 2026-12-23T15:00:00Z");
        }
        if (!at.isAfter(now)) {
            throw Problem.invalid(
                    "at", "is not in the future", "Send a later time, or publish now");
        }
        Untitled.refuse(story.content());
        requireOpen(story.content());
        Instant embargo = story.content().embargoedUntil();
        if (embargo != null && at.isBefore(embargo)) {
            throw Problem.invalid(
                    "at",
                    "is before the embargo ends at " + embargo,
                    "Schedule it for then or later");
        }
        Draft draft = new Draft(story, actor, now);
        draft.status = Status.SCHEDULED;
        draft.dueAt = at;
        return record(draft, Verb.SCHEDULE.slug(), order.note(), null);
    }

    private Story correct(Story story, Order order) {
        String note = order.note();
        if (note == null || note.isBlank()) {
            throw Problem.invalid(
                    "note", "is missing", "Tell readers what was wrong and what is right");
        }
        Draft draft = new Draft(story, actor, now);
        if (order.content() != null) {
            draft.content = References.check(handle, order.content());
        }
        Untitled.refuse(draft.content);
        requireNoEmbargo(draft.content);
        draft.liveRevision = draft.revision;
        draft.updatedAt = now;
        Correction correction =
                new Correction(
                        draft.revision,
                        note.strip(),
                        now,
                        order.wordsHidden() ? List.of() : rewordings(story, draft.content));
        handle.createUpdate(
                        """
                        insert into correction (story, revision, note, at, rewordings)
                        values (:story, :revision, :note, :at, :rewordings)
                        """)
                .bind("story", story.id())
                .bind("revision", correction.revision())
                .bind("note", correction.note())
                .bind("at", correction.at())
                .bind("rewordings", new Jsonb(Rewording.writeAll(correction.rewordings())))
                .execute();
        handle.createUpdate("update story set corrected_at = :at where id = :story")
                .bind("story", story.id())
                .bind("at", correction.at())
                .execute();
        draft.corrections = new ArrayList<>(story.corrections());
        draft.corrections.add(correction);
        return record(
                draft,
                Verb.CORRECT.slug(),
                correction.note(),
                LiveRows.put(handle, draft.done()),
                alert(draft, Verb.CORRECT, correction.note()));
    }

    /** What readers see differently from now on. */
    private List<Rewording> rewordings(Story story, StoryContent corrected) {
        int live = Objects.requireNonNull(story.liveRevision());
        StoryContent seen = RevisionRow.get(handle, story.id(), live).content();
        return Rewordings.of(Difference.between(seen, corrected));
    }

    private Story withdraw(Verb verb, Story story, @Nullable String note) {
        Draft draft = new Draft(story, actor, now);
        draft.status = verb.to();
        draft.liveRevision = null;
        TranslationAlerts.close(handle, actor, story.id(), verb, now);
        return record(
                draft,
                verb.slug(),
                note,
                LiveRows.remove(handle, story.id()),
                alert(draft, verb, note));
    }

    private List<Long> alert(Draft draft, Verb verb, @Nullable String note) {
        return TranslationAlerts.write(handle, actor, draft.done(), verb, note, now);
    }

    /** What is live may be corrected and taken back in an edition that does not go on. */
    private Edition requireOpen(StoryContent content) {
        Edition edition = Editions.find(handle, content.edition()).orElseThrow();
        switch (edition.style().standing()) {
            case OPEN -> {}
            case PAUSED ->
                    throw new Problem(
                            Problem.Kind.CONFLICT,
                            "The edition "
                                    + edition.code()
                                    + " is paused; open it again before you publish there.");
            case RETIRED ->
                    throw new Problem(
                            Problem.Kind.CONFLICT,
                            "The edition "
                                    + edition.code()
                                    + " has ended; publish in another one.");
        }
        return edition;
    }

    private void requireNoEmbargo(StoryContent content) {
        Instant embargo = content.embargoedUntil();
        if (embargo != null && embargo.isAfter(now)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The story is embargoed until "
                            + embargo
                            + "; schedule it for then, or lift the embargo.");
        }
    }

    private void requirePast(@Nullable Instant publishedAt) {
        if (publishedAt != null && publishedAt.isAfter(now)) {
            throw Problem.invalid(
                    "publishedAt",
                    "is in the future",
                    "Send a past time, or schedule the story for that one");
        }
    }

    private Story recordLive(Draft draft, String verb, @Nullable String note) {
        Story story = draft.done();
        List<Long> eased =
                draft.wasWithheld()
                        ? TranslationAlerts.ease(handle, actor, story.id(), now)
                        : List.of();
        return record(draft, verb, note, LiveRows.put(handle, story), eased);
    }

    /**
     * Writes what the verb made of the story.
     *
     * @param change what readers see of it; null when they see nothing
     */
    private Story record(
            Draft draft, String verb, @Nullable String note, @Nullable LiveChange change) {
        return record(draft, verb, note, change, List.of());
    }

    private Story record(
            Draft draft,
            String verb,
            @Nullable String note,
            @Nullable LiveChange change,
            List<Long> alerted) {
        Story story = draft.done();
        StoryRows.insertRevision(handle, story, verb, note, actor, draft.saysTheSame());
        StoryRows.update(handle, story);
        announce(story, verb, note, change, alerted);
        return story;
    }

    private void announce(
            Story story,
            String verb,
            @Nullable String note,
            @Nullable LiveChange change,
            List<Long> alerted) {
        Audit.record(handle, actor, verb, "story:" + story.id(), note, now);
        announcements.add(new Announcement(verb, story.id(), story.revision(), change, alerted));
    }

    /**
     * Writes what was done to the change log. Called once, last: it takes the head that every
     * writer waits for, and no lock may be taken after it.
     */
    void announceAll() {
        ChangeLog.hold(handle);
        for (Announcement made : announcements) {
            List<String> keys = made.keys(handle, now);
            if (made.removes()) {
                List<String> shown = new ArrayList<>(showing.keys(handle, made.story()));
                shown.addAll(LiveRows.keysShowing(handle, made.story()));
                Removal.write(handle, made.story(), made.revision(), Removal.keys(keys, shown));
            }
            ChangeLog.write(handle, made.verb(), keys, made.story(), now);
        }
    }
}
