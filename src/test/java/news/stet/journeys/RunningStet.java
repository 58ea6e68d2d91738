package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import news.stet.desk.api.ApiCaller;

/**
 * The product whole, in a process of its own, started the way {@code bin/stet serve} starts it, on
 * a data folder of its own under {@code target}. For one thread.
 */
final class RunningStet implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "journeys").toAbsolutePath();

    /** Longer than a first start on any machine; a start that takes it has failed. */
    private static final int PATIENCE_SECONDS = 120;

    /** Small, and quick to start: two of them and a browser share two processors. */
    private static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx700m";

    /** What a line of the log has that tells of a fault in Stet. */
    private static final String FAULT = " ERROR ";

    private static final String END = "\0end";

    private final Path data;
    private final Path log;
    private final List<String> options;
    private final Map<String, String> environment;
    private final String token;
    private final Inviter inviter = new Inviter(this);

    private Process process;
    private BlockingQueue<String> said;
    private URI site;
    private URI desk;

    private RunningStet(Path data, Path log, List<String> options, Map<String, String> environment)
            throws IOException {
        this.data = data;
        this.log = log;
        this.options = options;
        this.environment = environment;
        start();
        token =
                options.contains("--role=site")
                        ? ""
                        : run("token", "add", "journeys", "--role", "editor").out().strip();
    }

    /** A new one, called after what it is for; both its ports answer. */
    static RunningStet start(String name, String... options) {
        return start(name, Map.of(), options);
    }

    static RunningStet start(String name, Map<String, String> environment, String... options) {
        try {
            Files.createDirectories(FOLDER);
            Path data = Files.createTempDirectory(FOLDER, name + "-");
            Path log = FOLDER.resolve(data.getFileName() + ".log");
            return new RunningStet(data, log, List.of(options), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A start that is to fail, on a folder of its own. */
    static Said fail(String name, String... options) {
        try {
            Files.createDirectories(FOLDER);
            Path data = Files.createTempDirectory(FOLDER, name + "-");
            Path err = FOLDER.resolve(data.getFileName() + ".log");
            List<String> command = stet("serve", "--site-port", "0", "--desk-port", "0");
            command.addAll(List.of("--data", data.toString()));
            command.addAll(Arrays.asList(options));
            Process process = builder(command).redirectError(err.toFile()).start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), out, Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Starts it again on its folder, after {@link #kill} or {@link #stop}; on other ports. */
    void start() {
        List<String> command = command("serve");
        command.addAll(options);
        for (String port : List.of("--site-port", "--desk-port")) {
            if (!options.contains(port)) {
                command.addAll(List.of(port, "0"));
            }
        }
        try {
            process =
                    builderHere(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        said = new LinkedBlockingQueue<>();
        BlockingQueue<String> lines = said;
        Process one = process;
        // A read from a pipe holds its carrier: two servers would stop every virtual thread there
        // is.
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try (var reader = one.inputReader(StandardCharsets.UTF_8)) {
                        reader.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add(String.valueOf(e.getMessage()));
                    } finally {
                        lines.add(END);
                    }
                });
        if (!options.contains("--role=desk")) {
            site = URI.create(await("Site  "));
        }
        if (!options.contains("--role=site")) {
            desk = URI.create(await("Desk  "));
        }
    }

    /** The rest of the next line that begins so; what comes before is passed over. */
    private String await(String beginning) {
        try {
            List<String> before = new ArrayList<>();
            for (String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    line != null && !line.equals(END);
                    line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
                before.add(line);
            }
            process.destroyForcibly().waitFor();
            throw new AssertionError(
                    "Stet did not say \"" + beginning + "\" but " + before + "\n" + log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * A command of Stet. Where {@code bin/test} says that what {@code bin/stet} built is of these
     * sources, it is that, as its users start it and in half the time; else the classes under test.
     */
    private static List<String> stet(String... arguments) {
        List<String> command = new ArrayList<>();
        if (Boolean.getBoolean("stet.built")) {
            command.add(Path.of("bin", "stet").toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(JAVA_OPTIONS.split(" ")));
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow"));
            command.addAll(List.of("-Djava.awt.headless=true"));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add("news.stet.Stet");
        }
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private List<String> command(String... arguments) {
        List<String> command = stet(arguments);
        command.addAll(List.of("--data", data.toString()));
        return command;
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("STET_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("STET_JAVA_OPTIONS", JAVA_OPTIONS);
        return builder;
    }

    private ProcessBuilder builderHere(List<String> command) {
        var builder = builder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** What a command that ran to its end said. */
    record Said(int exitCode, String out, String err) {}

    /** Runs a command beside the server, on its data folder. */
    Said run(String... arguments) {
        try {
            Path err = Files.createTempFile(FOLDER, "command", ".log");
            Process command = builderHere(command(arguments)).redirectError(err.toFile()).start();
            command.getOutputStream().close();
            String out =
                    new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Said answer = new Said(command.waitFor(), out, Files.readString(err));
            Files.delete(err);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The address of a path of the site. */
    String site(String path) {
        return site.resolve(path).toString();
    }

    /** The address of a path of the desk. */
    String desk(String path) {
        return desk.resolve(path).toString();
    }

    int sitePort() {
        return site.getPort();
    }

    int deskPort() {
        return desk.getPort();
    }

    /** The one-time link of the first administrator; printed by the first start. */
    String welcome() {
        return await(desk + "welcome/").transform(secret -> desk("/welcome/" + secret));
    }

    /** A program with an editor's token, for as long as the server keeps its ports. */
    ApiCaller api() {
        return new ApiCaller(desk("/").replaceAll("/$", ""), token);
    }

    String token() {
        return token;
    }

    /** Who invites colleagues. */
    Inviter inviter() {
        return inviter;
    }

    Path data() {
        return data;
    }

    /** As {@code kill -9} does, to Java alone: nothing of it can react. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** As a service manager stops it; the exit code. */
    int stop() {
        process.destroy();
        return waitFor();
    }

    private int waitFor() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Stet does not stop\n" + log());
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Processes at work in the data folder: the database's, as long as it runs. */
    List<String> leftProcesses() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(this::isAtWorkHere)
                    .map(process -> process.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAtWorkHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(data);
        } catch (IOException gone) {
            return false;
        }
    }

    /** All it said on standard error so far. */
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever was asked of it, nothing failed inside. */
    void assertNoFaults() {
        assertThat(log().lines().filter(line -> line.contains(FAULT))).isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            stop();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
