package news.stet.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import news.stet.desk.api.ApiCaller;
import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.DatabaseLine;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.platform.Waiting;
import news.stet.platform.postgres.EmbeddedPostgres;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node for journalists and one for readers, which may only read, on one database. */
class NodesTest {
    private static final List<String> PLACES =
            List.of(
                    "/en/",
                    "/en/world/",
                    "/en/topics/ferries/",
                    "/en/search?q=sails",
                    "/en/feed.rss",
                    "/en/world/feed.atom",
                    "/en/topics/ferries/feed.json",
                    "/en/boxes/latest.json");

    @TempDir private Path folder;

    @Test
    void whatTheDeskPublishesIsOnTheNodeOfReadersWhichMayOnlyRead() throws Exception {
        try (var data = DataFolder.own(folder.resolve("server"), "a test");
                var server = EmbeddedPostgres.start(data, TestDatabase.settings())) {
            allowReading(server);
            var line = new DatabaseLine(server.address());
            String port = Integer.toString(freePort());
            // Started first: it waits until the other has made the tables.
            try (line;
                    var site = start("site-node", "reader", line.address(), "site", port);
                    var desk = start("desk-node", "stet", server.address(), "desk", "0")) {
                assertThat(desk.leftProcesses()).isEmpty();
                String monitoring = "http://localhost:" + port;
                Waiting.until(
                        "the site node is ready",
                        () -> Reader.get(monitoring + "/health/ready").status() == 200);
                String page = publish(desk);

                // The other node needs a moment, not a second try.
                Waiting.until(
                        "the other node has it", () -> Reader.get(site.site(page)).status() == 200);
                for (String place : PLACES) {
                    Waiting.until(
                            "the list has it",
                            () -> Reader.get(site.site(place)).body().contains("Ferry Sails"));
                }
                String picture =
                        Reader.get(site.site(page)).html().select("figure img").attr("src");
                Reader.Got bytes = Reader.get(site.site(URI.create(picture).getPath()));
                assertThat(bytes.status()).as(picture).isEqualTo(200);
                assertThat(bytes.contentType()).startsWith("image/");

                for (String path : List.of("/", "/sign-in", "/api/v1/stories", "/stories")) {
                    assertThat(Reader.get(monitoring + path).status()).as(path).isEqualTo(404);
                }
                assertThat(Reader.get(monitoring + "/health/live").status()).isEqualTo(200);
                assertThat(Reader.get(monitoring + "/metrics").body()).contains("stet_press");

                line.cut();
                Waiting.until(
                        "the database is missed",
                        () -> Reader.get(monitoring + "/health/ready").body().contains("degraded"));
                assertThat(Reader.get(monitoring + "/health/ready").status()).isEqualTo(200);
                assertThat(Reader.get(site.site(page)).status()).isEqualTo(200);
                line.mend();

                Waiting.until(
                        "the database is back",
                        () ->
                                !Reader.get(monitoring + "/health/ready")
                                        .body()
                                        .contains("degraded"));
                readAsABrowser(site.site(page));
                assertThat(site.stop()).isZero();
                // Told by who may write nothing, written down by who hears it.
                Waiting.until("the visit is counted", () -> reads(server) > 0);
                assertThat(desk.stop()).isZero();
                site.assertNoFaults();
                desk.assertNoFaults();
            }
        }
    }

    private RunningStet start(
            String name, String user, DatabaseAddress database, String role, String port) {
        return RunningStet.start(
                name,
                Map.of("PGUSER", user, "PGPASSWORD", database.password()),
                "--database-url",
                database.url(),
                "--role=" + role,
                "--media",
                folder.resolve("media").toString(),
                "--desk-port",
                port);
    }

    /** A role as an administrator would make it, before there are tables. */
    private static void allowReading(EmbeddedPostgres server) {
        DatabaseAddress admin = server.administrator().withDatabase("stet");
        Jdbi.create(admin.url(), admin.user(), admin.password())
                .useHandle(handle ->
                        handle.createScript(
                                        """
                                        create role reader login password '%s';
                                        alter default privileges for role stet in schema public
                                            grant select on tables to reader;
                                        alter role reader set default_transaction_read_only = on;
                                        """
                                                .formatted(admin.password()))
                                .execute());
    }

    private static void readAsABrowser(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("User-Agent", "Mozilla/5.0 (a test)")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static long reads(EmbeddedPostgres server) {
        DatabaseAddress admin = server.administrator().withDatabase("stet");
        return Jdbi.create(admin.url(), admin.user(), admin.password())
                .withHandle(handle ->
                        handle.createQuery("select coalesce(sum(reads), 0) from story_reads")
                                .mapTo(Long.class)
                                .one());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String publish(RunningStet desk) throws Exception {
        ApiCaller api = desk.api();
        var story =
                api.post(
                        "/api/v1/stories",
                        """
                        {"edition": "en", "type": "article", "section": "world",
                         "headline": "The Ferry Sails Again", "topics": ["ferries"],
                         "mainMedia": {"type": "picture", "media": "%s", "alt": "A ferry"}}\
                        """
                                .formatted(upload(desk)));
        assertThat(story.status()).as(story.body()).isEqualTo(201);
        var live = api.post("/api/v1/stories/" + story.id() + "/publish", "");
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        return URI.create(live.text("url")).getPath();
    }

    private static String upload(RunningStet desk) throws Exception {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ferry.png\"\r\n\r\n"
                        .getBytes(UTF_8));
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", body);
        body.writeBytes("\r\n--edge--\r\n".getBytes(UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(desk.desk("/api/v1/media")))
                                    .header("Authorization", "Bearer " + desk.token())
                                    .header("Content-Type", "multipart/form-data; boundary=edge")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    body.toByteArray()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return Json.read(answer.body()).get("id").stringValue();
        }
    }
}
