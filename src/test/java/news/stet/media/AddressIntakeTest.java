package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.LoopbackEgress;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file is fetched from an address that somebody named, through the one way out. */
@ExtendWith(TestDatabase.class)
class AddressIntakeTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.REPORTER, Actor.Kind.TOKEN);
    private static final Actor READER = new Actor(6, "a guest", Role.MEMBER, Actor.Kind.TOKEN);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final MediaLimits LIMITS = new MediaLimits(1_000_000, 2_000_000, 10_000_000);

    private final byte[] picture = SamplePictures.drawn("png", 300, 200, 77);
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    @TempDir Path folder;
    private Database database;
    private MediaLibrary library;
    private HttpServer server;

    @BeforeEach
    void open(Database database) throws IOException {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        library =
                MediaLibrary.open(database, folder, LIMITS, new HandClock("2026-11-02T12:00:00Z"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/agency/", it -> send(it, picture));
        server.createContext(
                "/page", it -> send(it, "<!doctype html><p>No.".getBytes(StandardCharsets.UTF_8)));
        server.createContext("/picture", it -> send(it, Arrays.copyOf(picture, 1_500_000)));
        server.createContext("/large", it -> send(it, Arrays.copyOf(picture, 2_500_000)));
        server.createContext("/moved", it -> move(it, "/agency/bridge%20at%20dawn.png"));
        server.createContext(
                "/inside", it -> move(it, "http://private.example:" + port() + "/page"));
        server.createContext("/slow", this::sendHalf);
        server.start();
    }

    @AfterEach
    void stop() {
        testIsOver.countDown();
        server.stop(0);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void move(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** And says nothing more until the test is over. */
    private void sendHalf(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, picture.length);
        exchange.getResponseBody().write(picture, 0, picture.length / 2);
        exchange.getResponseBody().flush();
        try {
            testIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private MediaItem take(Actor actor, String path, Duration patience) {
        return new AddressIntake(library, LoopbackEgress.open(), LIMITS, patience)
                .take(
                        actor,
                        "http://open.example:" + port() + path,
                        new MediaDetails("The bridge", "", "Reuters", ""));
    }

    private void assertRefused(ThrowingCallable call, Problem.Kind kind, String why)
            throws IOException {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(kind);
                            assertThat(problem.detail() + problem.fields()).contains(why);
                        });
        assertThat(library.list("", Long.MAX_VALUE, 10)).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> kept = Files.walk(folder.resolve("originals"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aPictureIsKeptByteForByteUnderItsOwnNameAndTheTrailNamesTheAddress() throws IOException {
        MediaItem item = take(ROBOT, "/agency/bridge%20at%20dawn.png?secret=77", PATIENCE);

        assertThat(item.fileName()).isEqualTo("bridge at dawn.png");
        assertThat(item.format()).isEqualTo(MediaFormat.PNG);
        assertThat(item.details().credit()).isEqualTo("Reuters");
        assertThat(Files.readAllBytes(library.original(item))).isEqualTo(picture);
        String trail =
                database.read(handle ->
                        handle.createQuery("select detail from audit where subject = :subject")
                                .bind("subject", "media:" + item.id())
                                .mapTo(String.class)
                                .one());
        assertThat(trail)
                .contains("http://open.example:" + port() + "/agency/bridge%20at%20dawn.png")
                .doesNotContain("secret");
        assertThat(take(ROBOT, "/moved", PATIENCE).id()).isEqualTo(item.id());
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefusedWithItsReason() throws IOException {
        assertRefused(() -> take(ROBOT, "/page", PATIENCE), Problem.Kind.UNSUPPORTED, "not taken");
        assertRefused(
                () -> take(ROBOT, "/large", PATIENCE), Problem.Kind.INVALID, "larger than 2 MB");
        assertRefused(() -> take(ROBOT, "/picture", PATIENCE), Problem.Kind.TOO_LARGE, "1 MB");
        assertRefused(() -> take(ROBOT, "/nothing", PATIENCE), Problem.Kind.INVALID, "answers 404");
        assertRefused(() -> take(READER, "/moved", PATIENCE), Problem.Kind.FORBIDDEN, "");
    }

    @Test
    void aRedirectIntoThePrivateNetworkIsNotFollowed() throws IOException {
        assertRefused(
                () -> take(ROBOT, "/inside", PATIENCE), Problem.Kind.INVALID, "private network");
    }

    @Test
    void whoeverSendsTooSlowlyIsNotWaitedForAndLeavesNothing() throws IOException {
        assertRefused(
                () -> take(ROBOT, "/slow", Duration.ofSeconds(2)),
                Problem.Kind.INVALID,
                "no answer within 2 s");
    }
}
