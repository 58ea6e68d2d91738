package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Alphabet;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The topics of an edition: listed, and one made part of another. Safe for any thread. */
public final class Topics {
    /** As many as may hold up the change log's head at a time. */
    private static final int AT_ONCE = 200;

    private static final int MAX_LISTED = 200;

    /**
     * A topic.
     *
     * @param stories how many live stories have it
     */
    public record Topic(String slug, String name, long stories) {}

    private final Database database;
    private final InstantSource clock;

    public Topics(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The first {@value #MAX_LISTED} by name that have the words in name or slug; none that was
     * made part of another.
     */
    public List<Topic> list(String edition, String words) {
        return database.read(handle -> {
            String language = Editions.find(handle, edition).map(Edition::language).orElse("");
            List<Topic> found =
                    handle.createQuery(
                                    """
                                    select slug, name,
                                           (select count(*) from live_topic l
                                            where l.edition = t.edition and l.topic = t.slug) as stories
                                    from topic t
                                    where edition = :edition and merged_into is null
                                      and strpos(lower(name || ' ' || slug), lower(:words)) > 0
                                    order by lower(name), slug limit :limit
                                    """)
                            .bind("edition", edition)
                            .bind("words", words)
                            .bind("limit", MAX_LISTED)
                            .mapTo(Topic.class)
                            .list();
            return Alphabet.sorted(found, Topic::name, language);
        });
    }

    /**
     * Makes a topic part of another: its live stories move, its page leads to the other's, and
     * stories that are published with its name from now on count for the other. Stories move a few
     * hundred at a time; when something stops it midway, doing it again goes on.
     *
     * @throws Problem FORBIDDEN, INVALID, NOT_FOUND
     */
    public void merge(Actor actor, String edition, String from, String into) {
        actor.require(Permission.EDIT_LIVE, edition, null);
        if (from.equals(into)) {
            throw Problem.invalid("into", "is the topic itself", "Choose another one");
        }
        Instant now = clock.instant();
        database.write(handle -> {
            Editions.hold(handle);
            // In one order, whoever merges what at the same time.
            Stream.of(from, into).sorted().forEach(slug -> lock(handle, edition, slug));
            // Those that lead to the one now lead on to the other, and so do their pages.
            List<String> led =
                    handle.createQuery(
                                    """
                                    update topic set merged_into = nullif(:into, slug)
                                    where edition = :edition
                                      and (slug in (:from, :into) or merged_into = :from)
                                    returning slug
                                    """)
                            .bind("edition", edition)
                            .bind("from", from)
                            .bind("into", into)
                            .mapTo(String.class)
                            .list();
            Audit.record(handle, actor, "merge topic", KeyNames.topic(edition, from), into, now);
            List<String> keys =
                    Stream.concat(
                                    led.stream().map(slug -> KeyNames.topic(edition, slug)),
                                    InEditions.merged(handle, edition, from, into).stream())
                            .sorted()
                            .toList();
            ChangeLog.write(handle, "topic", keys, null, now);
            return null;
        });
        while (moveSome(edition, from, into) == AT_ONCE) {
            // the rest
        }
    }

    private static void lock(Handle handle, String edition, String slug) {
        boolean there =
                handle.createQuery(
                                """
                                select slug from topic where edition = :edition and slug = :slug
                                for update
                                """)
                        .bind("edition", edition)
                        .bind("slug", slug)
                        .mapTo(String.class)
                        .findOne()
                        .isPresent();
        if (!there) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND, "There is no topic " + slug + " in " + edition + ".");
        }
    }

    private int moveSome(String edition, String from, String into) {
        return database.write(handle -> {
            Instant now = clock.instant();
            // As the verbs do it: the story first, then all that hangs on it.
            List<Long> stories =
                    handle.createQuery(
                                    """
                                    select s.id from story s
                                    where s.id in (select l.story from live_topic l
                                                   where l.edition = :edition and l.topic = :from
                                                   order by l.story limit :limit)
                                    order by s.id for update
                                    """)
                            .bind("edition", edition)
                            .bind("from", from)
                            .bind("limit", AT_ONCE)
                            .mapTo(Long.class)
                            .list();
            boolean first = !stories.isEmpty() && !isInUse(handle, edition, into);
            List<LiveChange> changes = new ArrayList<>();
            for (long story : stories) {
                LiveRow before = LiveRow.find(handle, story).orElse(null);
                move(handle, edition, story, from, into);
                LiveRow after = LiveRow.find(handle, story).orElse(null);
                changes.add(new LiveChange(story, before, after, List.of()));
            }
            ChangeLog.hold(handle);
            if (first) {
                // Several that come at once are none of them alone.
                Set<String> keys =
                        InEditions.leadingTo(handle, InEditions.Kind.TOPIC, edition, into);
                keys.add(KeyNames.topics(edition));
                ChangeLog.write(handle, "topic", List.copyOf(keys), null, now);
            }
            for (LiveChange change : changes) {
                ChangeLog.write(handle, "topic", change.keys(handle, now), change.story(), now);
            }
            return stories.size();
        });
    }

    private static boolean isInUse(Handle handle, String edition, String topic) {
        return handle.createQuery(
                        """
                        select exists (select from live_topic
                                       where edition = :edition and topic = :topic)
                        """)
                .bind("edition", edition)
                .bind("topic", topic)
                .mapTo(Boolean.class)
                .one();
    }

    private static void move(Handle handle, String edition, long story, String from, String into) {
        handle.createUpdate(
                        """
                        insert into live_topic (edition, topic, sort, story)
                        select edition, :into, sort, story from live_topic
                        where edition = :edition and topic = :from and story = :story
                        on conflict do nothing
                        """)
                .bind("into", into)
                .bind("edition", edition)
                .bind("from", from)
                .bind("story", story)
                .execute();
        handle.createUpdate(
                        """
                        delete from live_topic
                        where edition = :edition and topic = :from and story = :story
                        """)
                .bind("edition", edition)
                .bind("from", from)
                .bind("story", story)
                .execute();
        handle.createQuery("select content from live_story where story = :story")
                .bind("story", story)
                .mapTo(String.class)
                .findOne()
                .ifPresent(content -> rewrite(handle, story, content, from, into));
    }

    private static void rewrite(
            Handle handle, long story, String content, String from, String into) {
        ObjectNode json = (ObjectNode) Json.read(content);
        var topics = new LinkedHashSet<String>();
        json.withArray("topics")
                .forEach(topic -> {
                    String slug = topic.stringValue();
                    topics.add(slug.equals(from) ? into : slug);
                });
        ArrayNode changed = json.putArray("topics");
        topics.forEach(changed::add);
        handle.createUpdate("update live_story set content = :content where story = :story")
                .bind("content", new Jsonb(Json.write(json)))
                .bind("story", story)
                .execute();
    }

    /**
     * The content as readers get it: topics that were made part of others under the others' names.
     * They stay so until the transaction ends.
     */
    static StoryContent merged(Handle handle, StoryContent content) {
        if (content.topics().isEmpty()) {
            return content;
        }
        Map<String, String> merged =
                handle
                        .createQuery(
                                """
                                select slug, merged_into from topic
                                where edition = :edition and slug = any (:topics)
                                order by slug for share
                                """)
                        .bind("edition", content.edition())
                        .bindArray("topics", String.class, content.topics())
                        .map((row, context) ->
                                Map.entry(
                                        row.getString("slug"),
                                        java.util.Optional.ofNullable(
                                                row.getString("merged_into"))))
                        .stream()
                        .filter(entry -> entry.getValue().isPresent())
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().get()));
        return merged.isEmpty()
                ? content
                : content.withTopics(
                        content.topics().stream()
                                .map(slug -> merged.getOrDefault(slug, slug))
                                .distinct()
                                .toList());
    }
}
