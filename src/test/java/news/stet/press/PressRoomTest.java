package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import news.stet.platform.Database;
import news.stet.platform.Settings;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pages are pressed once, kept, and made anew exactly when they must be. */
@NullMarked
@ExtendWith(TestDatabase.class)
class PressRoomTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Database database;
    private final Path folder;
    private final SampleSite site;
    private PressedSite pressed;

    PressRoomTest(Database database, @TempDir Path folder) {
        // One that a test can close, as if the server had gone.
        this.database = Database.open(database.address());
        this.folder = folder;
        site = new SampleSite(this.database);
        pressed = open();
    }

    private PressedSite open() {
        return new PressedSite(database, site, folder, address -> Optional.empty());
    }

    @AfterEach
    void stop() {
        pressed.close();
        database.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pressed.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String path(Story story) {
        return "/en/world/" + story.slug() + "-" + story.id();
    }

    private long pressedSoFar() {
        return pressed.room.press().pressed();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder.resolve("pressed"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPageIsPressedOnceHoweverManyAsk() throws Exception {
        Story story = site.publish("Old bridge reopens");
        pressed.settle();
        long before = pressedSoFar();
        try (var threads = Executors.newFixedThreadPool(20)) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                answers.add(threads.submit(() -> get(path(story))));
            }
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }

        assertThat(pressedSoFar() - before).isEqualTo(1);
        assertThat(header(get(path(story)), "Cache-Status")).isEqualTo("stet; hit");
    }

    @Test
    void aCorrectionIsReadAtOnceAndLeavesOtherPagesAlone() {
        Story story = site.publish("Old bridge reopens");
        Story other = site.publish("ar", "article", "الجسر القديم", "");
        pressed.settle();
        get(path(story));
        get("/ar/world/" + other.slug() + "-" + other.id());
        get("/ar/");
        String tag = header(get(path(story)), "ETag");
        correct(story, "New bridge reopens");
        pressed.room.awaitAll(Duration.ofSeconds(20));
        long before = pressedSoFar();

        assertThat(get(path(story)).body()).contains("New bridge reopens");
        assertThat(header(get(path(story)), "ETag")).isNotEqualTo(tag);
        get("/ar/");
        get("/ar/world/" + other.slug() + "-" + other.id());
        assertThat(pressedSoFar()).isEqualTo(before);
    }

    @Test
    void whatWasPressedIsThereAfterARestartAndWithoutADatabase() {
        Story story = site.publish("Old bridge reopens");
        pressed.settle();
        String body = get(path(story)).body();
        String tag = header(get(path(story)), "ETag");
        get("/en/");
        pressed.close();
        pressed = open();
        long before = pressedSoFar();

        assertThat(get(path(story)).body()).isEqualTo(body);
        assertThat(header(get(path(story)), "ETag")).isEqualTo(tag);
        assertThat(pressedSoFar()).isEqualTo(before);

        pressed.close();
        database.close();
        pressed = open();
        var answer = get(path(story));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "Cache-Status")).isEqualTo("stet; hit; detail=database-away");
        assertThat(get("/en/").statusCode()).isEqualTo(200);
        assertThat(get("/en/world/").statusCode()).isEqualTo(503);
        assertThat(header(get("/en/world/"), "Retry-After")).isNotEmpty();
        assertThat(pressed.room.awaySince()).isPresent();
    }

    @Test
    void aPageThatNobodyAskedForSinceItChangedIsRightWithoutTheDatabaseToo() {
        Story inMemory = site.publish("Old bridge reopens");
        Story onDisk = site.publish("Ferry lamps lit early");
        pressed.settle();
        get(path(onDisk));
        pressed.close();
        pressed = open();
        pressed.meet();
        get(path(inMemory));
        for (int times = 1; times <= 3; times++) {
            correct(inMemory, "Bridge, words " + times);
            correct(onDisk, "Ferries, words " + times);
            pressed.room.awaitAll(Duration.ofSeconds(20));
        }
        pressed.close();
        database.close();
        pressed = open();
        pressed.room.startAlone();

        assertThat(get(path(inMemory)).body()).contains("Bridge, words 3");
        assertThat(get(path(onDisk)).body()).contains("Ferries, words 3");
    }

    private void correct(Story story, String headline) {
        site.newsroom.act(
                Verb.CORRECT,
                SampleSite.EDITOR,
                story.id(),
                new Order(
                        null,
                        null,
                        "It was otherwise.",
                        SampleSite.content("en", "article", headline, "")));
    }

    @Test
    void aStoryThatWasNotThereYetIsThereWithoutTheDatabaseToo() {
        Story story = site.publish("Old bridge reopens");
        pressed.settle();
        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, story.id(), Order.PLAIN);
        pressed.settle();
        assertThat(get(path(story)).statusCode()).isEqualTo(404);
        site.newsroom.act(Verb.PUBLISH, SampleSite.EDITOR, story.id(), Order.PLAIN);
        pressed.settle();
        pressed.room.awaitAll(Duration.ofSeconds(20));
        database.close();
        pressed.room.startAlone();

        assertThat(get(path(story)).statusCode()).isEqualTo(200);
    }

    @Test
    void aKilledStoryDoesNotComeBackWithoutTheDatabase() {
        Story killed = site.publish("A libel");
        Story stays = site.publish("Old bridge reopens");
        pressed.settle();
        get(path(killed));
        get(path(stays));
        get("/en/");
        get("/en/nothing/");
        pressed.settle();
        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, killed.id(), Order.PLAIN);
        pressed.settle();
        pressed.close();
        database.close();
        pressed = open();
        pressed.room.startAlone();

        assertThat(get(path(killed)).statusCode()).isIn(404, 410);
        assertThat(get("/en/").body()).doesNotContain("A libel");
        assertThat(get(path(stays)).body()).contains("Old bridge reopens");
    }

    @Test
    void addressesThatSomebodyThoughtOfTakeNoRoom() {
        site.publish("Old bridge reopens");
        pressed.settle();
        get("/en/");
        get("/en/nothing/");
        pressed.settle();
        pressed.close();
        pressed = open();
        int filesBefore = files().size();
        String tag = header(get("/en/"), "ETag");
        for (int i = 0; i < 300; i++) {
            assertThat(get("/en/world/nobody-wrote-this-" + (5_000_000 + i)).statusCode())
                    .isEqualTo(404);
            assertThat(get("/en/nowhere-" + i + "/").statusCode()).isEqualTo(404);
            assertThat(get("/a/b/c/d/e/" + i).statusCode()).isEqualTo(404);
            var odd = get("/en/?utm_source=" + i, "Accept", "x/" + i, "Accept-Encoding", "x" + i);
            assertThat(header(odd, "ETag")).isEqualTo(tag);
        }
        pressed.close();

        assertThat(files()).hasSizeLessThanOrEqualTo(filesBefore + 2);
        pressed = open();
    }

    @Test
    void onlyACdnThatIsToldMayKeepPages() {
        assertThat(header(get("/en/"), "CDN-Cache-Control")).isEmpty();
        pressed.close();
        pressed =
                new PressedSite(
                        database,
                        site,
                        Settings.read(
                                Map.of(
                                        "purge-url",
                                        "http://127.0.0.1:9/",
                                        "site-port",
                                        "0",
                                        "desk-port",
                                        "0"),
                                Map.of(),
                                folder),
                        address -> Optional.empty());

        assertThat(header(get("/en/"), "CDN-Cache-Control")).contains("max-age=31536000");
        assertThat(header(get("/en/search?q=x"), "CDN-Cache-Control")).isEmpty();
    }

    @Test
    void aQueryThatChoosesIsNotAnsweredWithAnotherPage() {
        for (int i = 1; i <= 30; i++) {
            site.publish("en", "article", "Bridge number " + i, "\"topics\": [\"bridges\"]");
        }
        pressed.settle();
        String first = get("/en/topics/bridges/").body();
        var second = get("/en/topics/bridges/?page=2");

        assertThat(get("/en/topics/bridges/?page=1").body()).isEqualTo(first);
        assertThat(get("/en/topics/bridges/?utm=x").body()).isEqualTo(first);
        assertThat(second.body()).contains("Bridge number 1<").doesNotContain("Bridge number 30<");
        assertThat(header(second, "Cache-Status")).isEqualTo("stet; fwd=bypass");
        assertThat(get("/en/search?q=bridge").body()).contains("Bridge number 30");
    }

    @Test
    void aDamagedFileIsPressedAnew() throws Exception {
        Story story = site.publish("Old bridge reopens");
        pressed.settle();
        String body = get(path(story)).body();
        pressed.close();
        for (Path file : files()) {
            if (!file.endsWith("keys")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        pressed = open();

        var answer = get(path(story));
        assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "Cache-Status")).contains("fwd=miss");
    }

    @Test
    void anotherLogIsNotTakenForThisOne() {
        Story story = site.publish("Old bridge reopens");
        pressed.settle();
        get(path(story));
        pressed.close();
        database.write(handle -> handle.execute("update change_head set log = gen_random_uuid()"));
        pressed = open();
        pressed.meet();

        assertThat(header(get(path(story)), "Cache-Status")).contains("fwd=miss");
    }

    @Test
    void theNewsSitemapForgetsByItself() {
        site.publish("Old bridge reopens");
        pressed.settle();
        assertThat(get("/sitemap-news.xml").body()).contains("Old bridge");
        site.clock.pass(Duration.ofHours(49));

        assertThat(get("/sitemap-news.xml").body()).doesNotContain("Old bridge");
    }
}
