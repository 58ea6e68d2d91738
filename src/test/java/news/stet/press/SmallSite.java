package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import news.stet.platform.Settings;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The real listener before two pages that need no database: a small one, and a large {@code /big}.
 */
@NullMarked
final class SmallSite implements AutoCloseable {
    static final int BIG_BYTES = 48 * 1024 * 1024;
    private static final byte[] BIG = new byte[BIG_BYTES];
    private static final byte[] SMALL = "a page".getBytes(StandardCharsets.US_ASCII);

    private static final FileWriter FILES = new FileWriter();

    /** What {@code /film} gives, if there is one. */
    MediaFiles.@Nullable MediaFile film;

    /** How many requests were answered. */
    final AtomicInteger answered = new AtomicInteger();

    /** Ends an answer to {@code /later} each. */
    final BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();

    final SiteListener listener;

    /** Limits for readers of tests: they wait for nothing long. */
    static Limits limits() {
        return new Limits(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                1024,
                0,
                1000,
                Duration.ofMillis(20));
    }

    SmallSite(Limits limits, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("site-port", "0");
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        listener =
                SiteListener.start(
                        Settings.read(all, Map.of(), Path.of("target/unused")),
                        new Pages(),
                        workers,
                        limits,
                        Duration.ofMillis(20));
    }

    SmallSite(Limits limits) {
        this(limits, Map.of());
    }

    private final class Pages extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = request.getHttpURI().getPath();
            answered.incrementAndGet();
            if (film != null && path.equals("/film")) {
                FILES.write(request, response, film, callback);
                return true;
            }
            if (path.equals("/later")) {
                later.add(callback::succeeded);
                return true;
            }
            byte[] body =
                    switch (path) {
                        case "/" -> SMALL;
                        case "/big" -> BIG;
                        default -> path.getBytes(StandardCharsets.UTF_8);
                    };
            response.getHeaders().put("Content-Length", body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }

    /** A reader who does all as it should be is answered. */
    void assertServes() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(listener.address().resolve("/fine")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("/fine");
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
