package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a large file, asked for in all manners. */
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilmRangesTest {
    private static final long BYTES = 32L * 1024 * 1024;

    private final SmallSite site = new SmallSite(SmallSite.limits());

    private final Path film;

    FilmRangesTest(@TempDir Path folder) throws Exception {
        Path film = folder.resolve("film.mp4");
        var random = new Random(9);
        byte[] block = new byte[1 << 20];
        try (var file = new RandomAccessFile(film.toFile(), "rw")) {
            while (file.length() < BYTES) {
                random.nextBytes(block);
                file.write(block);
            }
        }
        this.film = film;
        site.film = new MediaFiles.MediaFile(film, "video/mp4");
    }

    @AfterAll
    void stop() {
        site.close();
    }

    /** Every answer is one part, the whole, or none: nothing is sent twice over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0                              | 206 | 1",
                "bytes=-1                               | 206 | 1",
                "bytes=33554431-                        | 206 | 1",
                "bytes=33554431-999999999999999999      | 206 | 1",
                "bytes=33554432-                        | 416 | 0",
                "bytes=999999999999999999-              | 416 | 0",
                "bytes=-0                               | 416 | 0",
                "bytes=-                                | 416 | 0",
                "bytes=5-2                              | 416 | 0",
                "bytes=0-99999999999999999999999999     | 200 | 33554432",
                "bytes=-99999999999999999999999999      | 200 | 33554432",
                "bytes=0-1,2-3                          | 200 | 33554432",
                "bytes=0-,0-,0-,0-,0-,0-                | 200 | 33554432",
                "bytes=a-b                              | 200 | 33554432",
                "pages=1-2                              | 200 | 33554432",
            })
    void oneRangeIsOnePartAndAnythingElseTheWholeOrNothing(String range, int status, long bytes)
            throws Exception {
        try (var line = new Line(site.listener.port())) {
            line.send("GET /film HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
            line.send("Range: " + range + "\r\n\r\n");

            assertThat(line.until("\r\n\r\n")).startsWith("HTTP/1.1 " + status + " ");
            assertThat(line.count()).isEqualTo(bytes);
        }
    }

    /** However they go out: copied where there are few, by the kernel where there are many. */
    @ParameterizedTest
    @CsvSource({
        "0,33554431",
        "33554400,33554431",
        "1,65536",
        "4194303,4194305",
        "1000003,29000011"
    })
    void theBytesAreTheFilesOwn(long first, long last) throws Exception {
        var request =
                HttpRequest.newBuilder(site.listener.address().resolve("/film"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Range", "bytes=" + first + "-" + last)
                        .build();
        try (var client = HttpClient.newHttpClient();
                var file = new RandomAccessFile(film.toFile(), "r")) {
            byte[] expected = new byte[(int) (last - first + 1)];
            file.seek(first);
            file.readFully(expected);
            for (int twice = 0; twice < 2; twice++) {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).isEqualTo(206);
                assertThat(Arrays.equals(answer.body(), expected)).isTrue();
            }
            // The connection is as good as before.
            var next =
                    client.send(
                            HttpRequest.newBuilder(site.listener.address().resolve("/next"))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(next.body()).isEqualTo("/next");
        }
    }

    @Test
    void thousandsOfRangesAreOneRequest() throws Exception {
        try (var line = new Line(site.listener.port())) {
            line.send("GET /film HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
            line.send("Range: bytes=" + "0-,".repeat(4_000) + "1-\r\n\r\n");

            line.until("\r\n\r\n");
            assertThat(line.count()).isEqualTo(BYTES);
        }
    }

    @Test
    void manyWhoLoadAndDoNotReadHoldNobodyUp() throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(new Line(site.listener.port()));
            lines.getLast()
                    .send("GET /film HTTP/1.1\r\nHost: x\r\nRange: bytes=" + i + "-\r\n\r\n");
        }
        for (Line one : lines) {
            assertThat(one.until("\r\n\r\n")).startsWith("HTTP/1.1 206 ");
        }
        site.assertServes();
        for (Line one : lines) {
            one.close();
        }
        site.assertServes();
    }
}
