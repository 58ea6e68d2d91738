package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Json;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;

/** A screen that listens to what happens. */
@NullMarked
public final class Hearing implements AutoCloseable {
    private static final String END = "(the end)";
    private static final long PATIENCE_SECONDS = 30;

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Hearing(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    /** Returns when the server has begun to send. */
    static Hearing of(HttpClient client, URI address) {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream").build();
        try {
            var hearing =
                    new Hearing(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
            if (hearing.status() == 200) {
                hearing.until("retry:");
            }
            return hearing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // The server broke off, which is an end too.
        }
        lines.add(END);
    }

    public int status() {
        return answer.statusCode();
    }

    /** The next event of that kind; those before it are passed over. */
    public JsonNode next(String kind) {
        until("event: " + kind);
        return Json.read(until("data: ").substring("data: ".length()));
    }

    /** Returns once the server has ended it. */
    public void untilItEnds() {
        until(END);
    }

    private String until(String begin) {
        try {
            while (true) {
                String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(line).as("a line that begins with " + begin).isNotNull();
                if (line.startsWith(begin)) {
                    return line;
                }
                assertThat(line).as("while waiting for " + begin).isNotEqualTo(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
