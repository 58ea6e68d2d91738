package news.stet.press;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import news.stet.platform.Settings;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.NullMarked;

/**
 * The real listener before two pages that need no database: a small one, and a large {@code /big}.
 */
@NullMarked
final class SmallSite implements AutoCloseable {
    static final int BIG_BYTES = 48 * 1024 * 1024;
    private static final byte[] BIG = new byte[BIG_BYTES];
    private static final byte[] SMALL = "a page".getBytes(StandardCharsets.US_ASCII);

    /** How many requests were answered. */
    final AtomicInteger answered = new AtomicInteger();

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
            byte[] body = request.getHttpURI().getPath().equals("/big") ? BIG : SMALL;
            answered.incrementAndGet();
            response.getHeaders().put("Content-Length", body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
