package news.stet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Section;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import news.stet.story.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three hundred invented stories in four languages, queries each with the story that whoever asks
 * them wants, and threads of stories that belong together: how well they are found, against what is
 * kept in {@code bench/results/judged.txt}. With {@code -Djudged.keep=true} that is written anew.
 */
@ExtendWith(TestDatabase.class)
class JudgedTest {
    private static final List<String> LANGUAGES = List.of("en", "ar", "fa", "es");
    private static final Path KEPT = Path.of("bench/results/judged.txt");
    private static final Actor SYSTEM = Actor.system("test");

    /** Others in each thread. */
    private static final int OTHERS = 4;

    private static final double ROUNDING = 0.0006;

    private final Database database;
    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final SearchIndex index;

    JudgedTest(Database database, @TempDir Path folder) {
        this.database = database;
        index = new SearchIndex(folder, database, clock);
    }

    private record Judged(long id, String thread, String headline, ObjectNode json) {}

    private record Query(String words, String wanted) {}

    @Test
    void whatIsLookedForAndWhatBelongsTogetherIsFoundAsWellAsItWas() throws IOException {
        Map<String, Double> now = new TreeMap<>();
        Map<String, List<Judged>> stories = new HashMap<>();
        for (String language : LANGUAGES) {
            stories.put(language, publish(language));
        }
        index.look();
        List<String> missed = new ArrayList<>();
        for (String language : LANGUAGES) {
            List<Judged> all = Objects.requireNonNull(stories.get(language));
            now.put("search " + language, reciprocalRank(language, all, missed));
            now.put("related " + language, precision(all));
        }
        index.close();
        System.out.println("Not first: " + String.join("; ", missed));
        now.forEach((name, value) -> System.out.printf(Locale.ROOT, "%s %.3f%n", name, value));
        if (Boolean.getBoolean("judged.keep")) {
            keep(now);
        }
        Map<String, Double> kept = kept();
        assertThat(now).containsOnlyKeys(kept.keySet());
        now.forEach((name, value) ->
                assertThat(value)
                        .as(name)
                        .isGreaterThanOrEqualTo(Objects.requireNonNull(kept.get(name)) - ROUNDING));
    }

    private List<Judged> publish(String language) throws IOException {
        String edition = edition(language);
        new Editions(database, clock)
                .put(
                        SYSTEM,
                        new Edition(
                                edition,
                                "Judged",
                                "",
                                language,
                                ZoneId.of("UTC"),
                                "d MMM yyyy HH:mm",
                                false,
                                List.of(new Section("world", "World"))));
        Newsroom newsroom = new Newsroom(database, clock);
        List<Judged> all = new ArrayList<>();
        for (String[] line : lines("stories-" + language)) {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("edition", edition).put("type", "article").put("section", "world");
            json.put("language", language).put("headline", line[1]);
            // As in a newsroom: somebody names the topic of every other story.
            if (all.size() % 2 == 0) {
                json.putArray("topics").add(Words.slug(line[0]));
            }
            json.putArray("body").addObject().put("type", "paragraph").put("text", line[2]);
            long id = newsroom.create(SYSTEM, StoryJson.read(json), null).id();
            newsroom.act(Verb.PUBLISH, SYSTEM, id, Order.PLAIN);
            all.add(new Judged(id, line[0], line[1], json));
        }
        return all;
    }

    private static String edition(String language) {
        return "judged-" + language;
    }

    private double reciprocalRank(String language, List<Judged> stories, List<String> missed)
            throws IOException {
        double sum = 0;
        List<Query> queries =
                lines("queries-" + language).stream()
                        .map(line -> new Query(line[0], line[1]))
                        .toList();
        for (Query query : queries) {
            long wanted =
                    stories.stream()
                            .filter(story -> story.headline().equals(query.wanted()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no story " + query.wanted()))
                            .id();
            List<Long> found =
                    index.find(Asked.of(edition(language), language, query.words() + " "), 10, 0)
                            .orElseThrow()
                            .stories();
            int rank = found.indexOf(wanted) + 1;
            sum += rank == 0 ? 0 : 1.0 / rank;
            if (rank != 1) {
                missed.add(query.words() + " (" + rank + ")");
            }
        }
        return sum / queries.size();
    }

    /** How many of the first four are of the same thread. */
    private double precision(List<Judged> stories) {
        Map<Long, String> threads = new HashMap<>();
        stories.forEach(story -> threads.put(story.id(), story.thread()));
        double sum = 0;
        for (Judged story : stories) {
            sum +=
                    (double)
                                    index
                                            .like(story.id(), StoryJson.read(story.json()), OTHERS)
                                            .orElseThrow()
                                            .stream()
                                            .filter(like ->
                                                    story.thread()
                                                            .equals(threads.get(like.story())))
                                            .count()
                            / OTHERS;
        }
        return sum / stories.size();
    }

    private static List<String[]> lines(String name) throws IOException {
        try (InputStream file = JudgedTest.class.getResourceAsStream("/judged/" + name + ".txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static Map<String, Double> kept() throws IOException {
        Map<String, Double> kept = new TreeMap<>();
        for (String line : Files.readAllLines(KEPT)) {
            int last = line.lastIndexOf(' ');
            if (!line.startsWith("#") && last > 0) {
                kept.put(line.substring(0, last), Double.valueOf(line.substring(last + 1)));
            }
        }
        return kept;
    }

    private static void keep(Map<String, Double> now) throws IOException {
        var text =
                new StringBuilder(
                        """
                        # How well stories are found, measured by JudgedTest; a change may raise these, never lower them.
                        # search: mean reciprocal rank of the wanted story; related: part of the first four that belong to the story
                        """);
        now.forEach(
                (name, value) -> text.append(String.format(Locale.ROOT, "%s %.3f%n", name, value)));
        Files.writeString(KEPT, text);
    }
}
