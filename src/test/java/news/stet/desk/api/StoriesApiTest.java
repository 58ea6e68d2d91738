package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.stet.desk.RunningDesk;
import news.stet.desk.api.ApiCaller.Reply;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(TestDatabase.class)
class StoriesApiTest {
    private static final String STORIES = "/api/v1/stories";
    private static final String PLAIN =
            """
            {"edition": "en", "type": "article", "section": "world", "headline": "Ferry returns"}
            """;

    private final RunningDesk desk;
    private final ApiCaller editor;

    StoriesApiTest(Database database) {
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aStoryGoesInAndComesBackWithWhatStetKnows() {
        Reply created = editor.post(STORIES, PLAIN);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        JsonNode story = editor.get(STORIES + "/" + created.id()).json();
        assertThat(story.path("id").stringValue()).matches("[0-9]+");
        assertThat(story.path("revision").stringValue()).isEqualTo("1");
        assertThat(story.path("status").stringValue()).isEqualTo("draft");
        assertThat(story.path("sort").isNull()).isTrue();
        assertThat(story.path("url").isNull()).isTrue();
        assertThat(story.path("language").stringValue()).isEqualTo("en");
        assertThat(story.path("corrections").isArray()).isTrue();
    }

    @Test
    void publishingGivesAnAddressASortAndATime() {
        String id = editor.post(STORIES, PLAIN).id();

        JsonNode live = editor.post(STORIES + "/" + id + "/publish", "").json();

        assertThat(live.path("status").stringValue()).isEqualTo("live");
        assertThat(live.path("url").stringValue()).endsWith("/en/world/ferry-returns-" + id);
        assertThat(live.path("sort").stringValue()).matches("[0-9]+");
        assertThat(live.path("publishedAt").stringValue()).endsWith("Z");
    }

    @Test
    void whatWasReadMayBeSentBackWhole() {
        Reply created = editor.post(STORIES, PLAIN);
        ObjectNode story = (ObjectNode) created.json();
        story.put("headline", "Ferry returns early");

        Reply saved = editor.put(STORIES + "/" + created.id(), story.toString(), created.etag());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text("headline")).isEqualTo("Ferry returns early");
        assertThat(saved.etag()).isEqualTo("\"2\"");
    }

    @Test
    void aPutWithoutIfMatchIsAskedForOneAndAStaleOneIsRefused() {
        Reply created = editor.post(STORIES, PLAIN);
        String path = STORIES + "/" + created.id();

        assertThat(editor.put(path, PLAIN, null).status()).isEqualTo(428);
        assertThat(editor.put(path, PLAIN, "\"1\"").status()).isEqualTo(200);
        assertThat(editor.put(path, PLAIN, "\"1\"").status()).isEqualTo(412);
        assertThat(editor.put(path, PLAIN, "nonsense").status()).isEqualTo(412);
        assertThat(editor.put(path, PLAIN, "*").status()).isEqualTo(200);
    }

    @Test
    void aCorrectionTakesTheStoryBesideTheNoteOrInsideTheBody() {
        String id = editor.post(STORIES, PLAIN).id();
        editor.post(STORIES + "/" + id + "/publish", "{}");

        Reply inside =
                editor.post(
                        STORIES + "/" + id + "/correct",
                        "{\"note\": \"It was a barge.\", \"story\": "
                                + PLAIN.replace("Ferry", "Barge")
                                + "}");
        ObjectNode beside = (ObjectNode) inside.json();
        beside.put("headline", "Tug returns").put("note", "It was a tug.");
        Reply again = editor.post(STORIES + "/" + id + "/correct", beside.toString());

        assertThat(inside.text("headline")).isEqualTo("Barge returns");
        assertThat(again.text("headline")).isEqualTo("Tug returns");
        assertThat(again.json().path("corrections")).hasSize(2);
        assertThat(editor.post(STORIES + "/" + id + "/correct", "{}").status()).isEqualTo(422);
    }

    @Test
    void everyVerbHasItsPlaceAndItsRefusal() {
        String id = editor.post(STORIES, PLAIN).id();
        String path = STORIES + "/" + id + "/";

        assertThat(editor.post(path + "submit", "").text("status")).isEqualTo("in-review");
        assertThat(editor.post(path + "submit", "").status()).isEqualTo(409);
        assertThat(editor.post(path + "approve", "").text("status")).isEqualTo("ready");
        assertThat(editor.post(path + "return", "{\"note\": \"Who says so?\"}").text("status"))
                .isEqualTo("draft");
        assertThat(
                        editor.post(path + "schedule", "{\"at\": \"2031-01-01T00:00:00Z\"}")
                                .text("status"))
                .isEqualTo("scheduled");
        assertThat(editor.post(path + "spike", "").text("status")).isEqualTo("spiked");
        assertThat(editor.post(path + "unspike", "").text("status")).isEqualTo("draft");
        assertThat(editor.post(path + "publish", "").text("status")).isEqualTo("live");
        assertThat(editor.post(path + "withhold", "").text("status")).isEqualTo("withheld");
        assertThat(editor.post(path + "publish", "").text("status")).isEqualTo("live");
        assertThat(editor.post(path + "kill", "{\"note\": \"Untrue\"}").text("status"))
                .isEqualTo("killed");
        assertThat(editor.post(path + "publish", "").status()).isEqualTo(409);
        assertThat(editor.post(path + "sing", "").status()).isEqualTo(404);
        assertThat(editor.get(STORIES + "/" + id + "/revisions").json().path("revisions"))
                .hasSize(11);
    }

    @Test
    void aTokenMayOnlyWhatItsRoleMay() {
        ApiCaller reporter = desk.caller(Role.REPORTER);
        String id = reporter.post(STORIES, PLAIN).id();

        assertThat(reporter.post(STORIES + "/" + id + "/publish", "").status()).isEqualTo(403);
        assertThat(new ApiCaller(desk.url(""), "stet_wrong").get(STORIES).status()).isEqualTo(401);
    }

    @Test
    void storiesAreListedPageByPage() {
        for (int i = 0; i < 5; i++) {
            editor.post(STORIES, PLAIN.replace("Ferry", "Windmill " + i));
        }

        JsonNode first = editor.get(STORIES + "?q=windmill&limit=3&status=draft&edition=en").json();
        JsonNode second =
                editor.get(
                                STORIES
                                        + "?q=windmill&limit=3&after="
                                        + first.path("next").stringValue())
                        .json();

        assertThat(first.path("stories")).hasSize(3);
        assertThat(second.path("stories")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(editor.get(STORIES + "?status=sleeping").status()).isEqualTo(400);
        assertThat(editor.get(STORIES + "?after=%00%ff").status()).isEqualTo(400);
        assertThat(editor.get(STORIES + "?limit=many").status()).isEqualTo(400);
    }

    @Test
    void theChangeLogHasNoGaps() {
        long head = Long.parseLong(editor.get("/api/v1/changes").text("head"));
        String id = editor.post(STORIES, PLAIN).id();
        editor.post(STORIES + "/" + id + "/publish", "");

        JsonNode changes = editor.get("/api/v1/changes?after=" + head).json().path("changes");

        assertThat(changes.size()).isGreaterThan(3);
        for (int i = 0; i < changes.size(); i++) {
            assertThat(changes.get(i).path("seq").stringValue())
                    .isEqualTo(Long.toString(head + 1 + i));
        }
    }

    static Stream<byte[]> nonsense() {
        String tooLong = PLAIN.replace("Ferry", "x".repeat(1_000_000));
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        return Stream.of(
                        "",
                        "{",
                        "null",
                        "[]",
                        "7",
                        "\"story\"",
                        PLAIN + PLAIN,
                        "{\"edition\": \"en\", \"edition\": \"ar\"}",
                        tooLong,
                        deep,
                        "{\"body\": " + deep + "}",
                        PLAIN.replace("\"world\"", "\"nowhere\""),
                        PLAIN.replace("\"en\"", "\"xx\""),
                        PLAIN.replace("\"Ferry returns\"", "{\"a\": 1}"),
                        PLAIN.replace("\"Ferry returns\"", "\"a\\u0000b\""),
                        PLAIN.replace("\"Ferry returns\"", "\"\\ud83d\""),
                        PLAIN.replace("\"Ferry returns\"", "1" + "0".repeat(2_000)),
                        PLAIN.replace("}", ", \"urgency\": 1e999999999}"),
                        PLAIN.replace("}", ", \"embargoedUntil\": \"9999999999-01-01T00:00:00Z\"}"),
                        PLAIN.replace("}", ", \"publishedAt\": \"2999-01-01T00:00:00Z\"}"),
                        PLAIN.replace(
                                "}",
                                ", \"mainMedia\": {\"type\": \"picture\", \"media\": \"999999999999999999\"}}"),
                        PLAIN.replace(
                                "}",
                                ", \"body\": [{\"type\": \"story\", \"id\": \"99999999999999999999\"}]}"))
                .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefusedWithAProblem(byte[] body) {
        assertThat(editor.post(STORIES, body).status()).isBetween(400, 499);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] body = PLAIN.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        body[PLAIN.indexOf("Ferry")] = (byte) 0xC0;

        assertThat(editor.post(STORIES, body).status()).isEqualTo(400);
        assertThat(editor.post(STORIES, new byte[9 * 1024 * 1024]).status()).isEqualTo(413);
    }

    @Test
    void fiftyWritersOnFiftyStoriesAndTwentyOnOneLoseNothing() throws Exception {
        String shared = editor.post(STORIES, PLAIN).id();
        CountDownLatch gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> own = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int writer = i;
                own.add(
                        threads.submit(() -> {
                            gate.await();
                            return writeOwn(writer);
                        }));
            }
            List<Future<Integer>> same = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int writer = i;
                same.add(
                        threads.submit(() -> {
                            gate.await();
                            return writeShared(shared, writer);
                        }));
            }
            gate.countDown();
            for (Future<Integer> writer : own) {
                assertThat(writer.get()).isEqualTo(6);
            }
            int saved = 0;
            for (Future<Integer> writer : same) {
                saved += writer.get();
            }
            JsonNode revisions =
                    editor.get(STORIES + "/" + shared + "/revisions").json().path("revisions");
            assertThat(revisions).hasSize(saved + 1);
            assertThat(saved).isPositive();
        }
    }

    private int writeOwn(int writer) {
        String id = editor.post(STORIES, PLAIN.replace("Ferry", "Writer " + writer)).id();
        for (int i = 1; i <= 4; i++) {
            Reply saved =
                    editor.put(
                            STORIES + "/" + id,
                            PLAIN.replace("Ferry", "Save " + i),
                            "\"" + i + "\"");
            assertThat(saved.status()).isEqualTo(200);
        }
        editor.post(STORIES + "/" + id + "/publish", "");
        JsonNode revisions = editor.get(STORIES + "/" + id + "/revisions").json().path("revisions");
        List<String> numbers = new ArrayList<>();
        revisions.forEach(revision -> numbers.add(revision.path("revision").stringValue()));
        assertThat(numbers.reversed())
                .isEqualTo(IntStream.rangeClosed(1, 6).mapToObj(Integer::toString).toList());
        return revisions.size();
    }

    private int writeShared(String id, int writer) {
        int saved = 0;
        for (int i = 0; i < 3; i++) {
            Reply seen = editor.get(STORIES + "/" + id);
            Reply answer =
                    editor.put(
                            STORIES + "/" + id,
                            PLAIN.replace("Ferry", "By " + writer + " " + i),
                            seen.etag());
            assertThat(answer.status()).isIn(200, 412);
            saved += answer.status() == 200 ? 1 : 0;
        }
        return saved;
    }

    @Test
    void theDescriptionSaysEveryRouteAndEveryReferenceLeadsSomewhere() {
        JsonNode document = editor.get("/api/openapi.json").json();

        assertThat(document.path("openapi").stringValue()).startsWith("3.1.");
        List<String> described = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        described.add(
                                                method.getKey().toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        for (var route : desk.server.routes()) {
            if (route.path().startsWith("/api/v1/")) {
                assertThat(described)
                        .contains(
                                (route.method() + " " + route.path()).replace("{verb}", "publish"));
            }
        }
        String text = document.toString();
        java.util.regex.Matcher references =
                java.util.regex.Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(text);
        int count = 0;
        while (references.find()) {
            assertThat(document.at(references.group(1)).isMissingNode())
                    .as(references.group(1))
                    .isFalse();
            count++;
        }
        assertThat(count).isGreaterThan(30);
        assertThat(Json.read(text)).isEqualTo(document);
    }
}
