package news.stet.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.jdbi.v3.core.Jdbi;

/** Another Stet in a process of its own, steered line by line; it ends when its input does. */
final class OtherStet implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    private OtherStet(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts it, as the owner of the folder ({@code own}) or as a command does ({@code join}). */
    static OtherStet start(String how, Path folder) throws IOException {
        return start(List.of(), classPath(), Map.of(), how, folder, programs(), "on");
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Unpacked once for all test runs. */
    static Path programs() {
        return TestDatabase.settings().binaries().orElseThrow();
    }

    static OtherStet start(
            List<String> prefix,
            String classPath,
            Map<String, String> environment,
            String how,
            Path folder,
            Path programs,
            String fsync)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        OtherStet.class.getName(),
                        how,
                        folder.toString(),
                        programs.toString(),
                        fsync));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(Path.of("/").toFile());
        builder.environment().putAll(environment);
        return new OtherStet(builder.start());
    }

    /** Sends an order, if any, and gives what follows the awaited word in the answer. */
    String await(String word) throws IOException {
        var said = new StringBuilder();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("It ended without \"" + word + "\" and said:\n" + said);
    }

    String ask(String order, String word) throws IOException {
        orders.println(order);
        return await(word);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: nothing of it can react. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        orders.close();
        process.waitFor();
    }

    /** As in production, but for the place of the programs. */
    static ServerSettings settings(Path programs) {
        return ServerSettings.standard().withBinariesIn(programs);
    }

    /** The other process: {@code own} or {@code join}, the folder, the programs, fsync. */
    public static void main(String[] arguments) throws IOException {
        long before = System.nanoTime();
        Path path = Path.of(arguments[1]);
        boolean server = arguments[0].equals("own");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (DataFolder folder =
                        server
                                ? DataFolder.own(path, "stet serve")
                                : DataFolder.join(path, "stet import");
                DatabaseServer postgres =
                        folder.owned()
                                ? EmbeddedPostgres.start(
                                        folder,
                                        settings(Path.of(arguments[2])).with("fsync", arguments[3]))
                                : new FoundServer(folder.database().orElseThrow())) {
            DatabaseAddress address = postgres.address();
            long started = (System.nanoTime() - before) / 1_000_000;
            Jdbi jdbi = Jdbi.create(address.url(), address.user(), address.password());
            try (var connection = jdbi.open()) {
                long millis = (System.nanoTime() - before) / 1_000_000;
                String role = folder.owned() ? "owner" : "guest";
                System.out.println(
                        "ready " + role + " " + address.url() + " " + started + " " + millis);
                for (String order = in.readLine(); order != null; order = in.readLine()) {
                    connection.execute(order);
                    System.out.println("done " + order);
                }
            }
            before = System.nanoTime();
        } catch (Problem problem) {
            System.out.println("problem " + problem.detail());
        }
        System.out.println("closed " + (System.nanoTime() - before) / 1_000_000);
    }
}
