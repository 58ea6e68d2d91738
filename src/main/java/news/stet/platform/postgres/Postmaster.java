package news.stet.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server process as its {@code postmaster.pid} tells of it; the file may be left from a server
 * that died.
 *
 * @param cluster the folder of its tables
 * @param pid the process
 * @param port where it listens on 127.0.0.1; 0 while it does not
 * @param ready it takes connections
 */
record Postmaster(Path cluster, long pid, int port, boolean ready) {
    private static final String FILE = "postmaster.pid";

    /** Above every process id that Linux gives. */
    private static final String NO_PROCESS = "2147483646";

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;
    private static final Duration POLL = Duration.ofMillis(5);

    static Optional<Postmaster> find(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String status = line(lines, STATUS_LINE);
        return Optional.of(
                new Postmaster(
                        cluster,
                        number(line(lines, 0)),
                        (int) number(line(lines, PORT_LINE)),
                        status.equals("ready")));
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number).strip() : "";
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,10}") ? Long.parseLong(digits) : 0;
    }

    /** Whether that process is there and is a server of this folder: ids are used again. */
    boolean runs() throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String command;
        try {
            command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return false;
        }
        List<String> words = List.of(command.split("\0", -1));
        if (!words.getFirst().endsWith("postgres")) {
            return false;
        }
        if (words.contains(cluster.toString())) {
            return true;
        }
        try {
            // The folder may have been renamed under a running server.
            return Files.isSameFile(process.resolve("cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Takes the process id out of a file that a dead server left. PostgreSQL would refuse to start
     * if someone else has that id now, and would miss that orphans of the dead server still write
     * if the whole file were gone.
     */
    static void forget(Path cluster) throws IOException {
        Path file = cluster.resolve(FILE);
        if (Files.notExists(file)) {
            return;
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        while (lines.size() > STATUS_LINE) {
            lines.removeLast();
        }
        if (lines.isEmpty()) {
            Files.delete(file);
        } else {
            lines.set(0, NO_PROCESS);
            Files.write(file, lines);
        }
    }

    /**
     * Stops the server: clients are sent away and all is written to the tables. Only a server that
     * does not manage to in time is stopped harder, which is safe and costs a recovery at the
     * start.
     */
    void stop() throws IOException {
        // Numbers and meanings: postgresql.org/docs/18/server-shutdown.html
        if (!stopped("INT", Duration.ofSeconds(30)) && !stopped("QUIT", Duration.ofSeconds(10))) {
            var unused = stopped("KILL", Duration.ofSeconds(5));
        }
    }

    private boolean stopped(String signal, Duration patience) throws IOException {
        if (runs()) {
            var unused =
                    Programs.run(
                            List.of("/bin/sh", "-c", "kill -" + signal + " " + pid),
                            Path.of("/"),
                            "");
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        while (runs()) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            // The server must not be left half started or half stopped; who waits learns later.
            Thread.currentThread().interrupt();
            Thread.onSpinWait();
        }
    }
}
