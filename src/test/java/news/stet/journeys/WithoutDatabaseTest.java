package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.stet.desk.api.ApiCaller;
import news.stet.platform.Database;
import news.stet.platform.DatabaseLine;
import news.stet.platform.TestDatabase;
import news.stet.platform.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readers do not notice that the database is away; the newsroom is told, and loses nothing. */
@ExtendWith(TestDatabase.class)
class WithoutDatabaseTest {
    /** When the scheduled story is due: after the database went, before it is back. */
    private Instant due = Instant.MAX;

    private final Database database;

    WithoutDatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void itsServerFrozenAndKilledReadersReadOnAndAllGoesOnWhenItIsBack() throws Exception {
        try (var stet = RunningStet.start("killed-database")) {
            String page = publish(stet.api(), "The Ferry Sails Again");
            String words = Reader.get(stet.site(page)).body();
            String scheduled = schedule(stet.api(), "The Bridge Opens");
            long server = server(stet);
            signal("STOP", server);

            Waiting.until(
                    "it is not ready",
                    () -> Reader.get(stet.desk("/health/ready")).status() == 503);
            assertThat(Reader.get(stet.site(page)).body()).isEqualTo(words);
            assertDeskSaysSo(stet);
            Waiting.until("it is due", () -> Instant.now().isAfter(due.plusSeconds(1)));
            assertThat(Reader.get(stet.site("/en/")).body()).doesNotContain("The Bridge Opens");
            signal("KILL", server);

            Waiting.until(
                    "it is ready", () -> Reader.get(stet.desk("/health/ready")).status() == 200);
            assertThat(server(stet)).isNotEqualTo(server);
            Waiting.until("it is live", () -> status(stet, scheduled).equals("live"));
            Waiting.until(
                    "the front has it",
                    () -> Reader.get(stet.site("/en/")).body().contains("The Bridge Opens"));
            publish(stet.api(), "The Ferry Rests");
            assertThat(stet.stop()).isZero();
            assertThat(stet.leftProcesses()).isEmpty();
            stet.assertNoFaults();
        }
    }

    @Test
    void startedWithoutItReadersAreServedFromTheDiskAndTheDeskComesWithIt() throws Exception {
        try (var line = new DatabaseLine(database.address())) {
            var address = line.address();
            String[] options = {"--database-url", address.url()};
            var said =
                    RunningStet.fail(
                            "unreachable", "--database-url", "postgresql://a:b@localhost:1/x");
            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().lines().filter(text -> text.startsWith("stet: "))).hasSize(1);
            assertThat(said.err()).contains("localhost:1").doesNotContain("\tat ");
            var who = Map.of("PGUSER", address.user(), "PGPASSWORD", address.password());
            try (var stet = RunningStet.start("without-database", who, options)) {
                String page = publish(stet.api(), "The Ferry Sails Again");
                String words = Reader.get(stet.site(page)).body();
                String scheduled = schedule(stet.api(), "The Bridge Opens");
                stet.kill();
                line.cut();

                stet.start();

                assertThat(Reader.get(stet.site(page)).body()).isEqualTo(words);
                assertThat(Reader.get(stet.site("/en/never/asked-1000999")).status())
                        .isIn(404, 503);
                assertDeskSaysSo(stet);
                assertThat(stet.stop()).as("a stop is no crash, database or not").isZero();
                stet.start();
                assertThat(Reader.get(stet.site(page)).body()).isEqualTo(words);
                Waiting.until("it is due", () -> Instant.now().isAfter(due));
                line.mend();

                Waiting.until(
                        "it is ready",
                        () -> Reader.get(stet.desk("/health/ready")).status() == 200);
                Waiting.until("it is live", () -> status(stet, scheduled).equals("live"));
                Waiting.until(
                        "the front has it",
                        () -> Reader.get(stet.site("/en/")).body().contains("The Bridge Opens"));
                assertThat(stet.stop()).isZero();
                stet.assertNoFaults();
            }
        }
    }

    private static void assertDeskSaysSo(RunningStet stet) throws Exception {
        assertThat(Reader.get(stet.desk("/health/live")).status()).isEqualTo(200);
        var health = Reader.get(stet.desk("/health/ready"));
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().get("status").stringValue()).isEqualTo("not ready");
        Instant since = Instant.parse(health.json().at("/database/awaySince").stringValue());
        assertThat(since).isBetween(Instant.now().minusSeconds(600), Instant.now());
        assertThat(health.json().at("/press/followed").asLong()).isPositive();

        for (String path : List.of("/", "/sign-in", "/stories")) {
            var english = screen(stet.desk(path), "en");
            assertThat(english.statusCode()).isEqualTo(503);
            assertThat(english.headers().firstValue("Retry-After")).isPresent();
            assertThat(english.body())
                    .contains("The database has not answered since")
                    .doesNotContain("Exception", "\tat ");
        }
        assertThat(screen(stet.desk("/"), "ar").body()).contains("قاعدة البيانات لا تستجيب منذ");
        var problem = stet.api().get("/api/v1/stories");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.text("detail")).contains("The database does not answer since");
        assertThat(problem.body()).doesNotContain("Exception");
    }

    private static HttpResponse<String> screen(String url, String language) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Accept-Language", language)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The path of a story that readers can see and have seen. */
    private static String publish(ApiCaller api, String headline) {
        var story = write(api, headline);
        var live = api.post("/api/v1/stories/" + story.id() + "/publish", "");
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        return URI.create(live.text("url")).getPath();
    }

    /** The address of a story that goes out at {@link #due}. */
    private String schedule(ApiCaller api, String headline) {
        String story = "/api/v1/stories/" + write(api, headline).id();
        due = Instant.now().plusSeconds(12);
        var planned = api.post(story + "/schedule", "{\"at\": \"%s\"}".formatted(due));
        assertThat(planned.status()).as(planned.body()).isEqualTo(200);
        return story;
    }

    private static ApiCaller.Reply write(ApiCaller api, String headline) {
        var story =
                api.post(
                        "/api/v1/stories",
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "%s"}\
                        """
                                .formatted(headline));
        assertThat(story.status()).as(story.body()).isEqualTo(201);
        return story;
    }

    private static String status(RunningStet stet, String story) {
        return stet.api().get(story).text("status");
    }

    private static long server(RunningStet stet) throws IOException {
        Path file = stet.data().resolve("postgres/cluster/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    private static void signal(String name, long server) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(server)));
        ProcessHandle.of(server)
                .orElseThrow()
                .descendants()
                .forEach(one -> command.add(Long.toString(one.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
