package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import news.stet.platform.Json;
import news.stet.platform.PressSettings;
import news.stet.platform.Problem;
import news.stet.site.Change;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@NullMarked
class PurgeTest {
    private static final String TOKEN = "s3cret";
    private static final Purge.Waits QUICK =
            new Purge.Waits(Duration.ofMillis(500), Duration.ofMillis(5), Duration.ofMillis(20));

    /** A CDN that answers what it is told to answer, then 200. */
    private record Call(
            String header, List<String> keys, long seq, @Nullable String authorization) {}

    private final Path folder;
    private final HttpServer cdn;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final FakeLog log = new FakeLog();

    private static final class FakeLog implements Purge.Log {
        final List<Change> changes = new CopyOnWriteArrayList<>();
        volatile boolean away;

        void add(String key) {
            changes.add(new Change(changes.size() + 1, "publish", key));
        }

        @Override
        public List<Change> list(long after, int limit) {
            check();
            return changes.stream().filter(it -> it.seq() > after).limit(limit).toList();
        }

        @Override
        public long head() {
            check();
            return changes.size();
        }

        private void check() {
            if (away) {
                throw new Problem(Problem.Kind.UNAVAILABLE, "The database does not answer.");
            }
        }
    }

    PurgeTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        cdn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cdn.createContext("/", this::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Integer status = answers.poll();
        JsonNode body = Json.read(exchange.getRequestBody().readAllBytes());
        if (status != null && status == 0) {
            // Never answers: the connection stays open.
            return;
        }
        if (status == null) {
            calls.add(
                    new Call(
                            exchange.getRequestHeaders().getFirst("Surrogate-Key"),
                            StreamSupport.stream(body.get("keys").spliterator(), false)
                                    .map(JsonNode::asString)
                                    .toList(),
                            body.get("seq").asLong(),
                            exchange.getRequestHeaders().getFirst("Authorization")));
        }
        if (status != null && status == 302) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        byte[] said = "understood".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status == null ? 200 : status, said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    @BeforeEach
    void open() {
        cdn.start();
    }

    @AfterEach
    void stop() {
        cdn.stop(0);
    }

    private Purge start(Optional<String> token) {
        URI address = URI.create("http://localhost:" + cdn.getAddress().getPort() + "/purge");
        return Purge.start(new PressSettings.Purge(address, token), folder, log, QUICK);
    }

    private Call next() throws InterruptedException {
        Call call = calls.poll(30, TimeUnit.SECONDS);
        assertThat(call).as("a call").isNotNull();
        return call;
    }

    /** A purge that has begun, at the head of the log. */
    private Purge begun() throws InterruptedException {
        var purge = start(Optional.empty());
        awaitBegun();
        return purge;
    }

    private void awaitBegun() throws InterruptedException {
        var never = new java.util.concurrent.CountDownLatch(1);
        for (int i = 0; i < 3_000 && new PurgePosition(folder).find().isEmpty(); i++) {
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void itNamesTheKeysThatDiedOnceTheirPagesAreNew() throws Exception {
        log.add("story:1");
        try (var purge = start(Optional.of(TOKEN))) {
            awaitBegun();
            log.add("story:2");
            log.add("list:en/world/latest");
            log.add("story:2");
            log.add("story:3");
            purge.followed(4);

            Call call = next();
            assertThat(call.keys())
                    .containsExactly("story:2", "stories", "list:en/world/latest", "lists");
            assertThat(call.header()).isEqualTo(String.join(" ", call.keys()));
            assertThat(call.seq()).isEqualTo(4);
            assertThat(call.authorization()).isEqualTo("Bearer " + TOKEN);

            purge.followed(3);
            purge.followed(5);
            assertThat(next())
                    .isEqualTo(
                            new Call(
                                    "story:3 stories",
                                    List.of("story:3", "stories"),
                                    5,
                                    "Bearer " + TOKEN));
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void whateverTheCdnAnswersItIsToldUntilItUnderstands() throws Exception {
        answers.addAll(List.of(500, 503, 401, 302, 0, 404, 429));
        try (var purge = begun()) {
            log.add("front:en");
            purge.followed(1);

            Call call = next();
            assertThat(call.keys()).containsExactly("front:en", "fronts");
            assertThat(call.authorization()).isNull();
            assertThat(answers).isEmpty();

            log.add("front:ar");
            purge.followed(2);
            assertThat(next().keys()).containsExactly("front:ar", "fronts");
        }
    }

    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        try (var purge = begun()) {
            log.add("story:1");
            purge.followed(1);
            assertThat(next().seq()).isEqualTo(1);
            log.add("story:2");
        }
        log.add("story:3");
        try (var purge = start(Optional.empty())) {
            purge.followed(3);

            assertThat(next().keys()).containsExactly("story:2", "stories", "story:3");
        }
    }

    @Test
    void muchIsToldInSmallPartsInOrder() throws Exception {
        try (var purge = begun()) {
            LongStream.range(0, 1_000)
                    .forEach(i -> log.add("topic:en/" + "long-name-".repeat(3) + i));
            purge.followed(1_000);

            long seq = 0;
            while (seq < 1_000) {
                Call call = next();
                assertThat(call.keys()).hasSizeLessThanOrEqualTo(Purge.MAX_KEYS);
                assertThat(call.header().length()).isLessThan(8_000);
                assertThat(call.seq()).isGreaterThan(seq);
                assertThat(call.keys()).contains(log.changes.get((int) seq).key());
                assertThat(call.keys()).contains(log.changes.get((int) call.seq() - 1).key());
                seq = call.seq();
            }
            assertThat(seq).isEqualTo(1_000);
        }
    }

    @Test
    void whatOnlyTheDeskShowsIsNotTold() throws Exception {
        try (var purge = begun()) {
            LongStream.range(0, 1_000).forEach(i -> log.add("draft:" + i));
            log.add("story:1");
            log.add("draft:7");
            purge.followed(1_002);

            Call call = next();
            assertThat(call.keys()).containsExactly("story:1", "stories");
            assertThat(call.seq()).isEqualTo(1_002);
        }
        assertThat(calls).isEmpty();
        assertThat(new PurgePosition(folder).find()).hasValue(1_002);
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() throws Exception {
        log.away = true;
        try (var purge = start(Optional.empty())) {
            log.away = false;
            awaitBegun();
            log.add("story:1");
            log.away = true;
            purge.followed(1);
            log.away = false;

            assertThat(next().keys()).contains("story:1");
        }
    }

    @Test
    void theSecretIsNeverLogged() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(line.getMessage() + line.getThrown());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        var settings =
                new PressSettings.Purge(
                        URI.create(
                                "http://localhost:" + cdn.getAddress().getPort() + "/?key=hidden"),
                        Optional.of(TOKEN));
        answers.add(403);
        try (var purge = Purge.start(settings, folder, log, QUICK)) {
            awaitBegun();
            log.add("story:1");
            purge.followed(1);
            next();
        } finally {
            root.removeHandler(listener);
        }
        assertThat(lines).anyMatch(it -> it.contains("localhost answers 403"));
        assertThat(lines).noneMatch(it -> it.contains(TOKEN) || it.contains("hidden"));
        assertThat(settings.toString()).doesNotContain(TOKEN);
    }
}
