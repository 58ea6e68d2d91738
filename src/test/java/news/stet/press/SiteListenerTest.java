package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Story;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteListenerTest {
    private static final String FILM = "/media/2026/05/04/film.mp4";

    private final HttpClient client = HttpClient.newHttpClient();
    private final SampleSite site;
    private final Story story;
    private final PressedSite pressed;

    SiteListenerTest(Database database, @TempDir Path folder) throws IOException {
        site = new SampleSite(database);
        story = site.publish("Old bridge reopens");
        Path film = Files.writeString(folder.resolve("film.mp4"), "0123456789");
        pressed =
                new PressedSite(
                        database,
                        site,
                        folder,
                        address ->
                                address.equals(FILM)
                                        ? Optional.of(new MediaFiles.MediaFile(film, "video/mp4"))
                                        : Optional.empty());
    }

    @AfterAll
    void stop() {
        pressed.close();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pressed.port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What comes back for bytes that no client library would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", pressed.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aPageIsKnownByItsTagAndNotSentTwice() throws Exception {
        var first = send("GET", "/en/");
        var again = send("GET", "/en/", "If-None-Match", header(first, "ETag"));
        var later = send("GET", "/en/", "If-Modified-Since", header(first, "Last-Modified"));
        var other = send("GET", "/en/", "If-None-Match", "\"other\"");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "ETag")).startsWith("\"").endsWith("\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(later.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedPageIsSentToWhoHasTheOldOne() throws Exception {
        var first = send("GET", "/en/world/");
        site.publish("Divers film the harbour floor");
        pressed.settle();
        var by = header(first, "Last-Modified");

        assertThat(send("GET", "/en/world/", "If-Modified-Since", by).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/en/world/", "If-None-Match", header(first, "ETag")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void headIsAGetWithoutTheBody() throws Exception {
        String path = "/en/world/" + story.slug() + "-" + story.id();
        var get = send("GET", path);
        var head = send("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(get.body().length + "");
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
    }

    @Test
    void whoTakesGzipGetsTheSamePageSmallerUnderAnotherTag() throws Exception {
        var plain = send("GET", "/en/");
        var gzip = send("GET", "/en/", "Accept-Encoding", "br;q=0.1, gzip");
        var refused = send("GET", "/en/", "Accept-Encoding", "gzip;q=0");

        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(gzip, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag"));
        assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(refused.body()).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
    void nothingCanBeWrittenHere(String method) throws Exception {
        String answer =
                raw(
                        method
                                + " /en/ HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
                                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD");
    }

    @Test
    void aQuestionAboutTheWholeServerIsNotAnswered() throws Exception {
        assertThat(raw("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
    }

    @Test
    void everyAnswerTellsBrowsersWhatNotToDo() throws Exception {
        for (String path : new String[] {"/en/", "/nope/", FILM, "/assets/none.css"}) {
            var answer = send("GET", path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).as(path).isNotEmpty();
            assertThat(header(answer, "Server")).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/en/../../etc/passwd",
                "/assets/../site/messages_en.properties",
                "/assets/%2e%2e/site/messages_en.properties",
                "/media/../stet.properties",
                "/media/2026/05/04/..%2f..%2fstet.properties",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/en/%2fetc",
                "/en/%5cetc",
                "/en/%00",
                "/en/%ff%fe",
                "/en/%c0%ae%c0%ae/",
                "/en/%",
                "/en/%zz",
                "/en//world/",
                "//evil.example/",
                "/en/;jsessionid=1",
                "/en/world/x-99999999999999999999999",
                "/en/\u00ff\u00fe/",
                "/%252e%252e/%252e%252e/etc/passwd",
                "/en/%252fworld/",
                "/en%2fworld/",
                "/en%2f",
                "/%65n%2f%2e%2e/",
                "/en/world/%2e/",
                "/en/./world/",
                "/en/world/..",
                "/en/world/%2E%2E",
                "/en/..%c0%af/",
                "/en/%e0%80%ae%e0%80%ae/",
                "/en/%f0%80%80%ae/",
                "/en/%ed%a0%80/",
                "/en/%u002e/",
                "/en/world/x%00-1000001",
                "/en/feed.rss%00",
                "/en/feed.rss%20",
                "/EN/",
                "/media/2026/05/04/film.mp4%00.jpg",
                "/media/2026/05/04/../04/film.mp4",
                "/media/2026/05/04//film.mp4",
                "/media/2026/05/04/film.mp4/",
                "/media/2026/05/04/%66ilm.mp4",
                "/assets/%2f%2fetc/passwd",
                "/assets/",
                "\\\\etc\\passwd",
                "/sitemap-x-999999.xml",
                "/en/topics/%F0%9F%92%A5/",
                "*",
                "http://evil.example/en/nothing/"
            })
    void tricksGetACleanRefusal(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*");
        assertThat(answer).doesNotContain("root:").doesNotContain("Exception").contains("<h1");
    }

    @Test
    void tooMuchIsRefusedNotRead() throws Exception {
        assertThat(raw("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .matches("(?s)HTTP/1.1 414 .*");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(40_000) + "\r\n\r\n"))
                .matches("(?s)HTTP/1.1 431 .*");
        assertThat(raw("nonsense\r\n\r\n")).matches("(?s)HTTP/1.1 400 .*");
    }

    @Test
    void assetsAreKeptForEver() throws Exception {
        String style = site.pages.assets().path("site.css");
        var answer = send("GET", style);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).contains("immutable");
        // A story's page and its style are to come in 14 KB.
        var packed = send("GET", style, "Accept-Encoding", "gzip");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.body().length).isLessThan(9_000);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .doesNotContain("http")
                .contains("url(/assets/newsreader-latin-");
        assertThat(send("GET", site.pages.assets().path("icon.svg")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFilmIsSentInParts() throws Exception {
        var whole = send("GET", FILM);
        var part = send("GET", FILM, "Range", "bytes=2-4");
        var end = send("GET", FILM, "Range", "bytes=-3");
        var rest = send("GET", FILM, "Range", "bytes=8-");
        var none = send("GET", FILM, "Range", "bytes=10-");
        var stale = send("GET", FILM, "Range", "bytes=2-4", "If-Range", "\"other\"");

        assertThat(new String(whole.body(), StandardCharsets.UTF_8)).isEqualTo("0123456789");
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("234");
        assertThat(new String(end.body(), StandardCharsets.UTF_8)).isEqualTo("789");
        assertThat(new String(rest.body(), StandardCharsets.UTF_8)).isEqualTo("89");
        assertThat(none.statusCode()).isEqualTo(416);
        assertThat(stale.statusCode()).isEqualTo(200);
        assertThat(send("GET", "/media/2026/05/04/none.mp4").statusCode()).isEqualTo(404);
    }
}
