package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.Boxes;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.ChangeLog;
import news.stet.story.Editions;
import news.stet.story.ListEntries;
import news.stet.story.Order;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise that everything downstream is built on: whatever an editor does, a document that
 * looks different afterwards had noted one of the keys that the change log then names.
 */
@ExtendWith(TestDatabase.class)
class KeysTest {
    private static final List<String> TYPES = List.of("article", "video", "gallery", "live");
    private static final List<String> TOPICS = List.of("bridges", "ferries");
    private static final int ACTS = 25;

    private final Database database;
    private final SampleSite site;
    private final ChangeLog changes;
    private final Stories stories;
    private final List<Long> all = new ArrayList<>();
    private int headlines = 0;

    KeysTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.changes = new ChangeLog(database);
        this.stories = new Stories(database);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverChangesADocumentNamesAKeyItRead(long seed) {
        Random random = new Random(seed);
        site.publish("ar", "article", "الأول", "\"topics\": [\"bridges\"]");
        all.add(site.publish("First").id());
        Map<String, Answer> before = documents();
        for (int i = 0; i < ACTS; i++) {
            site.clock.pass(Duration.ofMinutes(random.nextInt(1, 600)));
            long head = changes.head();
            String act = act(random);
            Set<String> changed =
                    changes.list(head, 1_000).stream()
                            .map(ChangeLog.Change::key)
                            .collect(Collectors.toSet());
            Map<String, Answer> after = documents();
            before.forEach(
                    (path, old) -> check(act, path, old, after.getOrDefault(path, old), changed));
            before = after;
        }
    }

    private static void check(
            String act, String path, Answer before, Answer after, Set<String> changed) {
        Set<String> noted = before.keys();
        if (!noted.contains(Keys.clock()) && noted.stream().noneMatch(changed::contains)) {
            assertThat(look(after))
                    .as("%s after %s, which named %s; it had noted %s", path, act, changed, noted)
                    .isEqualTo(look(before));
        }
    }

    private static String look(Answer answer) {
        return switch (answer) {
            case Answer.Page page -> new String(page.body(), StandardCharsets.UTF_8);
            case Answer.Moved moved -> "moved to " + moved.location();
            case Answer.Gone _ -> "gone";
            case Answer.Missing _ -> "missing";
        };
    }

    private Map<String, Answer> documents() {
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/sitemap.xml",
                                "/sitemap-en-000000.xml",
                                "/sitemap-en-202605.xml",
                                "/sitemap-en-201612.xml",
                                "/sitemap-news.xml",
                                "/robots.txt",
                                "/en/world/2026/05/",
                                "/en/sport/2016/12/",
                                "/en/boxes/top.json",
                                "/en/boxes/latest.json",
                                "/ar/boxes/latest.json",
                                "/en/sport/feed.json",
                                "/en/topics/ferries/feed.atom"));
        for (String place :
                List.of("/en/", "/en/world/", "/en/sport/", "/en/topics/bridges/", "/ar/")) {
            paths.add(place);
            paths.add(place + "feed.rss");
        }
        for (long id : all) {
            paths.add("/en/world/x-" + id);
            paths.add(path(id));
        }
        Map<String, Answer> documents = new LinkedHashMap<>();
        paths.forEach(path -> documents.put(path, site.answer(path)));
        return documents;
    }

    private String path(long id) {
        String path = story(id).path();
        return path == null ? "/en/world/x-" + id : path;
    }

    private Story story(long id) {
        return stories.get(SampleSite.EDITOR, id);
    }

    private String act(Random random) {
        long id = all.get(random.nextInt(all.size()));
        Status status = story(id).status();
        return switch (random.nextInt(10)) {
            case 0, 1 -> publish(random);
            case 2 -> status == Status.LIVE ? update(random, id) : publish(random);
            case 3 -> status == Status.LIVE ? correct(random, id) : publish(random);
            case 4 -> status == Status.LIVE ? verb(Verb.WITHHOLD, id) : publish(random);
            case 5 -> status == Status.WITHHELD ? verb(Verb.PUBLISH, id) : publish(random);
            case 6 -> status == Status.LIVE && all.size() > 4 ? verb(Verb.KILL, id) : old(random);
            case 7 -> box(random);
            case 8 -> nameTopic(random);
            default -> listEntry(random);
        };
    }

    private StoryContent content(Random random) {
        String topics = random.nextBoolean() ? "" : "\"" + TOPICS.get(random.nextInt(2)) + "\"";
        String section = random.nextBoolean() ? "world" : "sport";
        long other = all.get(random.nextInt(all.size()));
        String json =
                """
                {"edition": "en", "type": "%s", "section": "%s", "headline": "Headline %d", "topics": [%s],
                 "body": [{"type": "paragraph", "text": "Words %d"}, {"type": "story", "id": "%d"}]}
                """;
        headlines++;
        return StoryJson.read(
                Json.read(
                        json.formatted(
                                TYPES.get(random.nextInt(TYPES.size())),
                                section,
                                headlines,
                                topics,
                                headlines,
                                other)));
    }

    private String publish(Random random) {
        Story draft = site.newsroom.create(SampleSite.EDITOR, content(random), null);
        all.add(draft.id());
        return verb(Verb.PUBLISH, draft.id());
    }

    private String old(Random random) {
        Instant then = Instant.parse("2016-12-23T15:00:22Z").plusSeconds(random.nextInt(100_000));
        Story story =
                site.newsroom.bring(
                        SampleSite.EDITOR, content(random), then, true, (handle, brought) -> {});
        all.add(story.id());
        return "bring " + story.id();
    }

    private String update(Random random, long id) {
        site.newsroom.save(SampleSite.EDITOR, id, content(random), null, null);
        return verb(Verb.PUBLISH, id);
    }

    private String correct(Random random, long id) {
        Order order = new Order(null, null, "Corrected.", content(random));
        site.newsroom.act(Verb.CORRECT, SampleSite.EDITOR, id, order);
        return "correct " + id;
    }

    private String verb(Verb verb, long id) {
        site.newsroom.act(verb, SampleSite.EDITOR, id, Order.PLAIN);
        return verb + " " + id;
    }

    private String box(Random random) {
        List<Long> live =
                all.stream().filter(id -> story(id).status() == Status.LIVE).limit(5).toList();
        List<Long> some = live.subList(0, live.isEmpty() ? 0 : random.nextInt(live.size()));
        new Boxes(database, site.clock)
                .put(SampleSite.EDITOR, new BoxOrder("en", "top", null, some, null));
        return "order box " + some;
    }

    private String nameTopic(Random random) {
        String topic = TOPICS.get(random.nextInt(TOPICS.size()));
        new Editions(database, site.clock)
                .nameTopic(Actor.system("test"), "en", topic, "Name " + random.nextInt(100));
        return "name topic " + topic;
    }

    private String listEntry(Random random) {
        long number = random.nextInt(2_000_000, 3_000_000);
        long with = all.get(random.nextInt(all.size()));
        var entry = new ListEntries.ListEntry("en", number, number, 21, "", "Entry", with);
        database.write(handle -> ListEntries.add(handle, List.of(entry), site.clock.instant()));
        return "list entry " + number;
    }
}
