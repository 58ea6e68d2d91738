package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a topic's page says beside its stories: what it is about, the story to begin with, and what
 * happened when. Safe for any thread.
 */
public final class TopicPages {
    public static final int MAX_DESCRIPTION_CHARS = 2_000;
    public static final int MAX_EVENTS = 200;
    public static final int MAX_WORDS_CHARS = 300;

    /**
     * Something that happened.
     *
     * @param story that tells of it; null for none
     */
    public record Event(LocalDate day, String words, @Nullable Long story) {}

    /**
     * The text of a topic's page.
     *
     * @param lead the story that stands first; null for none
     * @param events by their day, the last first
     */
    public record Text(String description, @Nullable Long lead, List<Event> events) {
        public static final Text NONE = new Text("", null, List.of());

        public Text {
            events = events.stream().sorted(Comparator.comparing(Event::day).reversed()).toList();
        }
    }

    private final Database database;
    private final InstantSource clock;

    public TopicPages(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The text of that topic's page; empty when there is no such topic. */
    public Optional<Text> find(String edition, String topic) {
        return database.read(handle -> find(handle, edition, topic));
    }

    /** The same within somebody's connection, as a page reads it. */
    public static Optional<Text> find(Handle handle, String edition, String topic) {
        record Head(String description, @Nullable Long lead) {}
        return handle.createQuery(
                        """
                        select description, lead from topic
                        where edition = :edition and slug = :topic
                        """)
                .bind("edition", edition)
                .bind("topic", topic)
                .mapTo(Head.class)
                .findOne()
                .map(head ->
                        new Text(head.description(), head.lead(), events(handle, edition, topic)));
    }

    private static List<Event> events(Handle handle, String edition, String topic) {
        return handle.createQuery(
                        """
                        select day, words, story from topic_event
                        where edition = :edition and topic = :topic order by day desc, position
                        """)
                .bind("edition", edition)
                .bind("topic", topic)
                .map((row, context) ->
                        new Event(
                                row.getObject("day", LocalDate.class),
                                row.getString("words"),
                                row.getObject("story", Long.class)))
                .list();
    }

    /**
     * Puts the whole text in place.
     *
     * @throws Problem NOT_FOUND without such a topic, FORBIDDEN, INVALID by field
     */
    public Text put(Actor actor, String edition, String topic, Text text) {
        actor.require(Permission.EDIT_LIVE, edition, null);
        Instant now = clock.instant();
        return database.write(handle -> {
            lock(handle, edition, topic);
            check(handle, edition, text);
            handle.createUpdate(
                            """
                            update topic set description = :description, lead = :lead
                            where edition = :edition and slug = :topic
                            """)
                    .bind("description", text.description().strip())
                    .bind("lead", text.lead())
                    .bind("edition", edition)
                    .bind("topic", topic)
                    .execute();
            putEvents(handle, edition, topic, text.events());
            String key = KeyNames.topicPage(edition, topic);
            Audit.record(handle, actor, "topic-page", KeyNames.topic(edition, topic), null, now);
            ChangeLog.write(handle, "topic", List.of(key), null, now);
            return find(handle, edition, topic).orElseThrow();
        });
    }

    private static void lock(Handle handle, String edition, String topic) {
        boolean there =
                handle.createQuery(
                                """
                                select slug from topic where edition = :edition and slug = :topic
                                  and merged_into is null for update
                                """)
                        .bind("edition", edition)
                        .bind("topic", topic)
                        .mapTo(String.class)
                        .findOne()
                        .isPresent();
        if (!there) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND, "There is no topic " + topic + " in " + edition + ".");
        }
    }

    private static void check(Handle handle, String edition, Text text) {
        Faults faults = new Faults();
        if (text.description().length() > MAX_DESCRIPTION_CHARS) {
            faults.add(
                    "description",
                    "has " + text.description().length() + " characters",
                    "Keep it within " + MAX_DESCRIPTION_CHARS + " characters");
        }
        if (text.events().size() > MAX_EVENTS) {
            faults.add("events", "has more than " + MAX_EVENTS + " entries", "Take some out");
        }
        Set<Long> there = there(handle, edition, text);
        checkStory(there, "lead", text.lead(), faults);
        for (int i = 0; i < text.events().size(); i++) {
            Event event = text.events().get(i);
            if (event.words().isBlank() || event.words().length() > MAX_WORDS_CHARS) {
                faults.add(
                        "events[" + i + "].text",
                        "has no letters or too many",
                        "Write 1 to " + MAX_WORDS_CHARS + " characters");
            }
            checkStory(there, "events[" + i + "].story", event.story(), faults);
        }
        faults.throwIfAny();
    }

    private static void checkStory(
            Set<Long> there, String path, @Nullable Long story, Faults faults) {
        if (story != null && !there.contains(story)) {
            faults.add(
                    path,
                    "names the story " + story + ", which is not in this edition",
                    "Send the id of a story of the same edition");
        }
    }

    private static Set<Long> there(Handle handle, String edition, Text text) {
        List<Long> named =
                Stream.concat(
                                Stream.ofNullable(text.lead()),
                                text.events().stream()
                                        .flatMap(event -> Stream.ofNullable(event.story())))
                        .toList();
        return handle
                .createQuery("select id from story where edition = :edition and id = any (:ids)")
                .bind("edition", edition)
                .bindArray("ids", Long.class, named)
                .mapTo(Long.class)
                .stream()
                .collect(Collectors.toSet());
    }

    private static void putEvents(Handle handle, String edition, String topic, List<Event> events) {
        handle.createUpdate("delete from topic_event where edition = :edition and topic = :topic")
                .bind("edition", edition)
                .bind("topic", topic)
                .execute();
        int position = 0;
        for (Event event : events) {
            handle.createUpdate(
                            """
                            insert into topic_event (edition, topic, position, day, words, story)
                            values (:edition, :topic, :position, :day, :words, :story)
                            """)
                    .bind("edition", edition)
                    .bind("topic", topic)
                    .bind("position", ++position)
                    .bind("day", event.day())
                    .bind("words", event.words().strip())
                    .bind("story", event.story())
                    .execute();
        }
    }
}
