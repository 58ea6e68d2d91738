package news.stet.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import news.stet.media.MediaLibrary;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Messages;
import news.stet.platform.Problem;
import news.stet.story.ContentChecks.MediaFacts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at before a story goes out, and what the newsroom chose to make of it. The verbs
 * that lead to readers refuse where a check stops; what only warns is for people to read. Safe for
 * any thread.
 */
public final class Checks {
    /** The verbs that bring a story to readers, or promise it. */
    private static final Set<Verb> LEADING_OUT =
            EnumSet.of(Verb.PUBLISH, Verb.SCHEDULE, Verb.CORRECT, Verb.APPROVE);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Nobody writes so many; a list of addresses to be knocked at is no story. */
    private static final int MOST_LINKS = 200;

    /**
     * What was found.
     *
     * @param pending links that somebody is looking at just now
     */
    public record Report(List<Finding> findings, int pending) {
        public boolean stops() {
            return findings.stream().anyMatch(it -> it instanceof Finding.Stop);
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final @Nullable URI siteUrl;
    private final Optional<LinkWatch> links;

    /**
     * @param siteUrl how readers reach the site, to tell its own addresses from others; null when
     *     nobody knows
     * @param links empty where nobody goes to the ends of links
     */
    public Checks(
            Database database,
            InstantSource clock,
            @Nullable URI siteUrl,
            Optional<LinkWatch> links) {
        this.database = database;
        this.clock = clock;
        this.siteUrl = siteUrl;
        this.links = links;
    }

    /**
     * What the checks find in a story, and sends somebody to the ends of its links.
     *
     * @param content as it may become; null for the working revision's
     * @throws Problem NOT_FOUND for a story that this actor may not read
     */
    public Report report(Actor actor, long id, @Nullable StoryContent content) {
        Instant now = clock.instant();
        var unseen = new LinkedHashSet<String>();
        List<Finding> findings =
                database.read(handle -> {
                    Story story = Stories.readable(handle, actor, id);
                    StoryContent looked = content == null ? story.content() : content;
                    CheckSettings settings = CheckSettings.read(handle, looked.edition());
                    unseen.addAll(unseen(handle, looked, settings, now));
                    return find(handle, id, looked, settings, now);
                });
        links.ifPresent(watch -> watch.look(unseen));
        return new Report(findings, unseen.size());
    }

    /**
     * Refuses where a check stops, within the verb's transaction. An embargo is the verbs' own
     * matter.
     *
     * @throws Problem CONFLICT with everything that stops
     */
    void requireNoStop(
            Handle handle, Verb verb, Story story, @Nullable StoryContent brought, Instant now) {
        if (!LEADING_OUT.contains(verb)
                || verb == Verb.PUBLISH
                        && story.status() == Status.LIVE
                        && !story.hasUnpublishedChanges()) {
            return;
        }
        StoryContent content = brought == null ? story.content() : brought;
        CheckSettings settings = CheckSettings.read(handle, content.edition());
        if (!settings.stops()) {
            return;
        }
        Messages messages = Messages.of("story", Locale.ENGLISH);
        List<Problem.Field> stops =
                find(handle, story.id(), content, settings, now).stream()
                        .filter(it -> it instanceof Finding.Stop && it.check().isChoice())
                        .map(it -> it.field(messages))
                        .toList();
        if (!stops.isEmpty()) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The newsroom's checks stop this. "
                            + stops.stream()
                                    .map(it -> it.problem() + " " + it.fix())
                                    .collect(Collectors.joining(" ")),
                    stops);
        }
    }

    /**
     * Gives links that stop a story the time to be looked at, before the verb's transaction; two
     * seconds at most, and none where broken links only warn.
     */
    void await(Verb verb, long id, @Nullable StoryContent brought) {
        if (links.isEmpty() || !LEADING_OUT.contains(verb)) {
            return;
        }
        Instant now = clock.instant();
        Set<String> unseen =
                database.read(handle -> {
                    boolean stops =
                            handle.createQuery(
                                            """
                                            select exists (select from setting
                                                where name = 'check.link-broken' and value = 'stop')
                                            """)
                                    .mapTo(Boolean.class)
                                    .one();
                    if (!stops) {
                        return Set.of();
                    }
                    StoryContent content =
                            brought != null
                                    ? brought
                                    : StoryRows.find(handle, id)
                                            .map(it -> it.story().content())
                                            .orElse(null);
                    return content == null
                            ? Set.of()
                            : unseen(
                                    handle,
                                    content,
                                    CheckSettings.read(handle, content.edition()),
                                    now);
                });
        links.get().look(unseen);
        links.get().await(unseen, PATIENCE);
    }

    /**
     * Forgets what was seen at the ends of links long ago; they are looked at again when needed.
     */
    public void forgetLinks() {
        Instant before = clock.instant().minus(Duration.ofDays(30));
        database.<Integer, RuntimeException>write(handle ->
                handle.createUpdate("delete from link_seen where checked_at < :before")
                        .bind("before", before)
                        .execute());
    }

    private Set<String> unseen(
            Handle handle, StoryContent content, CheckSettings settings, Instant now) {
        if (links.isEmpty() || settings.level(Check.LINK_BROKEN) == Check.Level.OFF) {
            return Set.of();
        }
        Set<String> urls = new LinkedHashSet<>(leadingOut(handle, content));
        Map<String, LinkWatch.Seen> seen = LinkWatch.seen(handle, urls);
        urls.removeIf(url -> {
            LinkWatch.Seen known = seen.get(url);
            return known != null && known.isFresh(now);
        });
        return urls;
    }

    private List<String> leadingOut(Handle handle, StoryContent content) {
        UnaryOperator<String> atSite = Homes.toSite(handle, siteUrl);
        return Links.in(content).stream()
                .map(Links.Found::href)
                .filter(href -> Links.leadsOut(atSite.apply(href), siteUrl))
                .filter(href -> Links.wellFormed(href).isPresent())
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }

    private List<Finding> find(
            Handle handle, long id, StoryContent content, CheckSettings settings, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Instant embargo = content.embargoedUntil();
        if (embargo != null && embargo.isAfter(now)) {
            findings.add(
                    new Finding.Stop(Check.EMBARGO, "embargoedUntil", List.of(embargo.toString())));
        }
        Edition edition = Editions.find(handle, content.edition()).orElse(null);
        if (edition != null) {
            findings.addAll(
                    ContentChecks.of(content, edition, settings, media(handle, content), now));
        }
        findings.addAll(links(handle, content, settings));
        count(handle, Check.COMMENTS_OPEN, "comments", settings, id, findings);
        count(handle, Check.TASKS_OPEN, "tasks", settings, id, findings);
        findings.addAll(TranslationChecks.of(handle, id, content, settings));
        return findings;
    }

    private static Map<Long, MediaFacts> media(Handle handle, StoryContent content) {
        Map<Long, MediaFacts> facts = new HashMap<>();
        List<Long> ids = content.allMedia();
        if (!ids.isEmpty()) {
            MediaLibrary.findAll(handle, ids)
                    .forEach((id, item) -> facts.put(id, MediaFacts.of(item)));
        }
        return facts;
    }

    private List<Finding> links(Handle handle, StoryContent content, CheckSettings settings) {
        List<Finding> findings = new ArrayList<>();
        Map<String, LinkWatch.Seen> seen = LinkWatch.seen(handle, leadingOut(handle, content));
        UnaryOperator<String> atSite = Homes.toSite(handle, siteUrl);
        for (Links.Found link : Links.in(content)) {
            LinkWatch.Seen known = seen.get(link.href());
            if (known != null && !known.works()) {
                note(
                        findings,
                        settings,
                        Check.LINK_BROKEN,
                        link.path(),
                        link.href(),
                        known.words());
            }
            Long story = Links.story(atSite.apply(link.href()), siteUrl);
            if (story != null && !isLive(handle, story)) {
                note(findings, settings, Check.LINK_NOT_LIVE, link.path(), link.href());
            }
        }
        for (int i = 0; i < content.body().size(); i++) {
            if (content.body().get(i) instanceof Block.StoryLink link
                    && !isLive(handle, link.id())) {
                note(
                        findings,
                        settings,
                        Check.LINK_NOT_LIVE,
                        "body[" + i + "]",
                        Long.toString(link.id()));
            }
        }
        return findings;
    }

    private static boolean isLive(Handle handle, long story) {
        return handle.createQuery("select exists (select from live_story where story = :id)")
                .bind("id", story)
                .mapTo(Boolean.class)
                .one();
    }

    private static void count(
            Handle handle,
            Check check,
            String path,
            CheckSettings settings,
            long id,
            List<Finding> findings) {
        String sql =
                check == Check.COMMENTS_OPEN
                        ? """
                        select count(*) from comment
                        where story = :id and thread is null and resolved_at is null
                        """
                        : """
                        select count(*) from task
                        where story = :id and dropped_at is null and done_at is null
                        """;
        int open = handle.createQuery(sql).bind("id", id).mapTo(Integer.class).one();
        if (open > 0) {
            note(findings, settings, check, path, open);
        }
    }

    private static void note(
            List<Finding> findings,
            CheckSettings settings,
            Check check,
            String path,
            Object... said) {
        Check.Level level = settings.level(check);
        if (level != Check.Level.OFF) {
            findings.add(Finding.of(check, level, path, List.of(said)));
        }
    }

    /** What holds for an edition; for the newsroom with an empty code. */
    public CheckSettings settings(String edition) {
        return database.read(handle -> CheckSettings.read(handle, edition));
    }

    /** What was chosen for that edition itself, or with an empty code for the newsroom, by name. */
    public Map<String, String> chosen(Actor actor, String edition) {
        actor.require(Permission.MANAGE_SETTINGS);
        return database.read(handle ->
                handle.createQuery("select name, value from setting where edition = :edition")
                        .bind("edition", edition)
                        .setMapKeyColumn("name")
                        .setMapValueColumn("value")
                        .collectInto(new org.jdbi.v3.core.generic.GenericType<>() {}));
    }

    /**
     * Chooses, by name ({@code check.alt-missing}, {@code length.headline}), for the newsroom or
     * for one edition; an empty value takes a choice back.
     *
     * @throws Problem FORBIDDEN, INVALID for what is no choice
     */
    public void choose(Actor actor, String edition, Map<String, String> choices) {
        actor.require(Permission.MANAGE_SETTINGS);
        Instant now = clock.instant();
        database.<Boolean, RuntimeException>write(handle -> {
            if (!edition.isEmpty() && Editions.find(handle, edition).isEmpty()) {
                throw new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + edition + ".");
            }
            CheckSettings.put(handle, edition, choices);
            Audit.record(
                    handle,
                    actor,
                    "settings",
                    edition.isEmpty() ? "setting:newsroom" : "setting:" + edition,
                    choices.toString(),
                    now);
            return true;
        });
    }
}
