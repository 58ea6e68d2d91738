package bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Stet as {@code bin/stet serve} starts it, on a data folder and ports of its own. */
final class RunningStet implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("stet.home"));
    private static final int PATIENCE_SECONDS = 180;
    private static final int INDEX_MINUTES = 60;

    private final Path data;
    private final List<String> before;
    private final List<String> options;
    private final Map<String, String> environment;
    private final int sitePort = freePort();
    private final int deskPort = freePort();
    private volatile Process process;

    private RunningStet(
            Path data, List<String> before, List<String> options, Map<String, String> environment)
            throws IOException {
        this.data = data;
        this.before = before;
        this.options = options;
        this.environment = environment;
    }

    /** Its site answers when this returns. */
    static RunningStet start(Scratch scratch, Path data, String... options)
            throws IOException, InterruptedException {
        return start(scratch, data, List.of(), Map.of(), options);
    }

    /**
     * @param before a program that runs it, as {@code taskset -c 0}
     */
    static RunningStet start(
            Scratch scratch,
            Path data,
            List<String> before,
            Map<String, String> environment,
            String... options)
            throws IOException, InterruptedException {
        var stet = new RunningStet(data, before, List.of(options), environment);
        scratch.later(stet).start();
        return stet;
    }

    /** Starts it again on its folder and ports. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(
                        ROOT.resolve("bin/stet").toString(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--site-port",
                        Integer.toString(sitePort),
                        "--desk-port",
                        Integer.toString(deskPort)));
        command.addAll(options);
        var builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log()));
        builder.environment().putAll(environment);
        Process one = builder.start();
        process = one;
        var up = new CountDownLatch(1);
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try (var lines = one.inputReader(StandardCharsets.UTF_8)) {
                        for (String line = lines.readLine();
                                line != null;
                                line = lines.readLine()) {
                            if (line.startsWith("Site  ")) {
                                up.countDown();
                            }
                        }
                    } catch (IOException e) {
                        // It died; whoever waits finds out below.
                    }
                });
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!up.await(20, TimeUnit.MILLISECONDS)) {
            if (!one.isAlive() || System.nanoTime() > giveUp) {
                throw new IllegalStateException(
                        "Stet did not start:\n" + Files.readString(log().toPath()));
            }
        }
    }

    /** Waits for the index of readers, and for the desk's. */
    void awaitIndexes() throws InterruptedException {
        awaitIndex("search");
        awaitIndex("search-desk");
    }

    /**
     * Waits for the index of that folder, which would take its share of the machine. The file names
     * the one in use, and is there when that is whole.
     */
    void awaitIndex(String folder) throws InterruptedException {
        Path whole = data.resolve(folder).resolve("current");
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(INDEX_MINUTES);
        while (!Files.exists(whole)) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("The index was not made.");
            }
            Thread.sleep(50);
        }
    }

    private File log() {
        return new File(data + ".log");
    }

    String logged() throws IOException {
        return Files.readString(log().toPath());
    }

    /** What a command prints beside it. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("bin/stet").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--data", data.toString()));
        Process one =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log()))
                        .start();
        String said =
                new String(one.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (one.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + logged());
        }
        return said;
    }

    Api api() throws IOException, InterruptedException {
        return new Api(deskPort, run("token", "add", "bench", "--role", "editor"));
    }

    int sitePort() {
        return sitePort;
    }

    int deskPort() {
        return deskPort;
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    /** The embedded database's first process; 0 when there is none. */
    long databasePid() {
        try (Stream<String> lines = Files.lines(data.resolve("postgres/cluster/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElse("0"));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** Where the database answers, as it tells its guests: url, user, password. */
    Map<String, String> database() throws IOException {
        var owner = new java.util.Properties();
        try (var file = Files.newBufferedReader(data.resolve("owner"))) {
            owner.load(file);
        }
        return Map.of(
                "STET_DATABASE_URL", owner.getProperty("url"),
                "PGUSER", owner.getProperty("user"),
                "PGPASSWORD", owner.getProperty("password"));
    }

    /** A figure of {@code /metrics}: the sum over all lines that begin so; 0 when there is none. */
    double metric(String beginning) throws IOException {
        try (var connection = new Connection(deskPort)) {
            return connection
                    .get("/metrics")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    /** Pages pressed since it started. */
    double pressed() throws IOException {
        return metric("stet_press_pressed_total");
    }

    /** As kill -9 does, to Java alone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As a service manager does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            stop();
        }
        // A database outlives a Stet that was killed.
        long left = databasePid();
        if (left > 0) {
            ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
