package news.stet.wire.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import news.stet.media.MediaDetails;
import news.stet.media.MediaLibrary;
import news.stet.people.Accounts;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.InEditions;
import news.stet.story.InEditions.Kind;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.Translations;
import news.stet.story.Verb;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty newsroom with the sample one: everything goes through the doors that people use,
 * at the hours the stories say. A filling that was killed is taken up where it stopped.
 */
public final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Actor SYSTEM = Actor.system("demo");

    private final Database database;
    private final MediaLibrary library;
    private final InstantSource clock;
    private final Studio studio;
    private final DemoFronts fronts;
    private final InstantSource then = this::then;

    /** Moved through the past months while the steps are taken. */
    private volatile Instant now;

    private final Accounts accounts;
    private final Editions editions;
    private final InEditions inEditions;
    private final Newsroom newsroom;
    private final Translations translations;

    /**
     * What a filling did.
     *
     * @param media pictures and films
     * @param film whether this machine could make the film
     */
    public record Filled(int stories, int media, boolean film) {}

    public Demo(
            Database database,
            MediaLibrary library,
            InstantSource clock,
            DemoFronts.Opening fronts) {
        this(database, library, clock, fronts, Studio.real());
    }

    Demo(
            Database database,
            MediaLibrary library,
            InstantSource clock,
            DemoFronts.Opening fronts,
            Studio studio) {
        this.database = database;
        this.library = library;
        this.clock = clock;
        this.studio = studio;
        this.now = clock.instant();
        this.fronts = fronts.open(database, then);
        accounts = new Accounts(database, then);
        editions = new Editions(database, then);
        inEditions = new InEditions(database, then);
        newsroom = new Newsroom(database, then);
        translations = new Translations(database, then);
    }

    private Instant then() {
        return now;
    }

    /** Whether the sample newsroom is here, whole. */
    public boolean isComplete() {
        return database.read(handle ->
                handle.createQuery(
                                "select exists (select from demo where completed_at is not null)")
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Fills the newsroom, or goes on where a killed filling stopped.
     *
     * @throws Problem CONFLICT when the newsroom holds stories already
     */
    public Filled fill() {
        Instant filled = begin();
        List<DemoStory> stories = DemoFiles.stories();
        List<DemoStep> steps = DemoStep.plan(stories, filled);
        now = steps.getFirst().at();
        if (kept().isEmpty()) {
            openEditions();
        }
        Map<String, Actor> people = openAccounts();
        try (DemoMedia media = new DemoMedia(database, library, SYSTEM, studio)) {
            beginMedia(media, steps);
            takeAll(steps, filled, media, people);
            linkAll(stories);
            now = clock.instant();
            Filled done =
                    new Filled(stories.size(), media.count(), media.id(DemoStory.FILM) != null);
            complete();
            LOG.info("The sample newsroom is filled: {}", done);
            return done;
        }
    }

    /** The moment the filling counts its days from: now, or when it was begun before. */
    private Instant begin() {
        return database.write(handle -> {
            handle.execute("lock table demo in exclusive mode");
            Optional<Instant> begun =
                    handle.createQuery("select started_at from demo where completed_at is null")
                            .mapTo(Instant.class)
                            .findOne();
            if (begun.isPresent()) {
                return begun.get();
            }
            boolean empty =
                    handle.createQuery(
                                    """
                                    select not exists (select from story)
                                       and not exists (select from list_entry)
                                       and not exists (select from demo)
                                    """)
                            .mapTo(Boolean.class)
                            .one();
            if (!empty) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "This newsroom has stories already, so the sample newsroom is not put"
                                + " into it. Start without --demo, or with --data and an empty"
                                + " folder.");
            }
            Instant started = clock.instant();
            handle.createUpdate("insert into demo (started_at) values (:now)")
                    .bind("now", started)
                    .execute();
            return started;
        });
    }

    private void complete() {
        database.write(handle ->
                handle.createUpdate("update demo set completed_at = :now")
                        .bind("now", clock.instant())
                        .execute());
    }

    private void openEditions() {
        for (DemoFiles.DemoEdition edition : DemoFiles.editions()) {
            List<Section> sections =
                    edition.names("sections").entrySet().stream()
                            .map(section -> new Section(section.getKey(), section.getValue()))
                            .toList();
            editions.put(
                    SYSTEM,
                    new Edition(
                            edition.code(),
                            edition.text("name"),
                            edition.text("tagline"),
                            edition.text("language"),
                            ZoneId.of(edition.text("timeZone")),
                            edition.text("datePattern"),
                            edition.node().get("isDefault").booleanValue(),
                            sections,
                            edition.style()));
            edition.names("topics")
                    .forEach(
                            (slug, name) -> editions.nameTopic(SYSTEM, edition.code(), slug, name));
        }
        linkTopics();
    }

    /** Those of one word are one topic in all editions. */
    private void linkTopics() {
        Map<String, String> first = new HashMap<>();
        for (DemoFiles.DemoEdition edition : DemoFiles.editions()) {
            for (String slug : edition.names("topics").keySet()) {
                String other = first.putIfAbsent(slug, edition.code());
                if (other != null) {
                    inEditions.put(SYSTEM, Kind.TOPIC, other, slug, edition.code(), slug);
                }
            }
        }
    }

    /** Accounts without a password: nobody can sign in as one of them until they are invited. */
    private Map<String, Actor> openAccounts() {
        Map<String, Actor> people = new HashMap<>();
        for (DemoFiles.Colleague colleague : DemoFiles.colleagues()) {
            if (accounts.findByEmail(SYSTEM, colleague.email()).isEmpty()) {
                var unused =
                        accounts.invite(
                                SYSTEM, colleague.email(), colleague.role(), colleague.language());
            }
            Person person = accounts.findByEmail(SYSTEM, colleague.email()).orElseThrow();
            if (!person.name().equals(colleague.name())) {
                person =
                        accounts.editProfile(
                                person.actor(), colleague.name(), colleague.language());
            }
            Actor actor = person.actor();
            colleague.bylines().forEach(byline -> people.put(byline, actor));
            if (colleague.bylines().size() == 2) {
                inEditions.put(
                        SYSTEM,
                        Kind.PERSON,
                        "en",
                        colleague.bylines().getFirst(),
                        colleague.language(),
                        colleague.bylines().getLast());
            }
        }
        return people;
    }

    private static void beginMedia(DemoMedia media, List<DemoStep> steps) {
        // The film takes longest and would keep its thread busy after the others are done.
        Map<String, MediaDetails> wanted = new LinkedHashMap<>();
        wanted.put(DemoStory.FILM, details("An evening in the harbour of Port Calven"));
        wanted.put(
                DemoStory.INSTEAD_OF_FILM,
                details("A cargo ship between cranes in the last light of the evening"));
        for (DemoStep step : steps) {
            DemoStory story = step.story();
            for (String name : story.media()) {
                wanted.putIfAbsent(name, details(story.alt()));
            }
        }
        wanted.forEach(media::begin);
    }

    private static MediaDetails details(String alt) {
        return new MediaDetails("", alt, "Illustration: The Ostrel Courier", "");
    }

    /** Those that were linked before a filling was killed stay so. */
    private void linkAll(List<DemoStory> stories) {
        Map<String, Kept> kept = kept();
        for (DemoStory story : stories) {
            long id = get(kept, story.key()).id();
            story.source()
                    .filter(_ ->
                            translations.list(SYSTEM, id).stream()
                                    .noneMatch(one -> one.story() == id && one.source() != null))
                    .ifPresent(
                            source -> translations.link(SYSTEM, id, get(kept, source).id(), null));
        }
    }

    private void takeAll(
            List<DemoStep> steps, Instant filled, DemoMedia media, Map<String, Actor> people) {
        Map<String, Actor> editors = new HashMap<>();
        for (DemoFiles.DemoEdition edition : DemoFiles.editions()) {
            editors.put(edition.code(), get(people, edition.text("editor")));
        }
        Map<String, Kept> kept = kept();
        var arrangement =
                new DemoArrangement(
                        database, then, fronts, editors, key -> Long.toString(get(kept, key).id()));
        Deque<DemoArrangement.Publication> publications =
                new ArrayDeque<>(DemoArrangement.publications(filled));
        for (DemoStep step : steps) {
            publishUntil(publications, step.at(), arrangement);
            DemoStory story = step.story();
            Kept before = kept.get(story.key());
            if (before != null && before.revision() > step.index()) {
                continue;
            }
            now = step.at();
            Supplier<StoryContent> content =
                    () ->
                            story.content(
                                    filled,
                                    media,
                                    key -> Long.toString(get(kept, key).id()),
                                    step.act() instanceof DemoStep.Act.Correct correct
                                            ? correct.correction().exchange()
                                            : Map.of());
            Actor writer = people.getOrDefault(story.writer(), get(editors, story.edition()));
            Story after =
                    take(step, before, content, writer, get(editors, story.edition()), filled);
            kept.put(story.key(), new Kept(after.id(), after.revision()));
        }
        publishUntil(publications, filled, arrangement);
        now = filled;
        arrangement.finish(filled);
    }

    private void publishUntil(
            Deque<DemoArrangement.Publication> publications,
            Instant until,
            DemoArrangement arrangement) {
        while (!publications.isEmpty() && publications.getFirst().at().isBefore(until)) {
            DemoArrangement.Publication next = publications.remove();
            now = next.at();
            arrangement.publish(next);
        }
    }

    /** A story of this newsroom that is there already, with the number of its last revision. */
    private record Kept(long id, int revision) {}

    private Map<String, Kept> kept() {
        Map<String, Kept> kept = new HashMap<>();
        database.read(handle ->
                        handle.createQuery(
                                        """
                                        select key, story, working
                                        from demo_story join story on story.id = demo_story.story
                                        """)
                                .map((row, context) ->
                                        Map.entry(
                                                row.getString("key"),
                                                new Kept(
                                                        row.getLong("story"),
                                                        row.getInt("working"))))
                                .list())
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }

    private Story take(
            DemoStep step,
            @Nullable Kept before,
            Supplier<StoryContent> content,
            Actor writer,
            Actor editor,
            Instant filled) {
        DemoStory story = step.story();
        long id = before == null ? 0 : before.id();
        return switch (step.act()) {
            case DemoStep.Act.Begin _ ->
                    newsroom.bring(
                            writer,
                            content.get(),
                            null,
                            false,
                            (handle, begun) ->
                                    handle.createUpdate(
                                                    "insert into demo_story values (:key, :story)")
                                            .bind("key", story.key())
                                            .bind("story", begun.id())
                                            .execute());
            case DemoStep.Act.Do(Verb verb) ->
                    newsroom.act(verb, verb == Verb.SUBMIT ? writer : editor, id, Order.PLAIN);
            case DemoStep.Act.Schedule _ ->
                    newsroom.act(Verb.SCHEDULE, editor, id, Order.at(story.due(filled)));
            case DemoStep.Act.Correct(DemoStory.Correction correction) ->
                    newsroom.act(
                            Verb.CORRECT,
                            editor,
                            id,
                            new Order(null, null, correction.note(), content.get()));
        };
    }

    private static <T> T get(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("the demo names " + key + ", which is not there");
        }
        return value;
    }
}
