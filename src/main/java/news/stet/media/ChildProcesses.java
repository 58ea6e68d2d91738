package news.stet.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Problem;

/**
 * Runs the programs that decode what strangers sent: few at a time, each with limits of time,
 * memory and file size, and with nothing of our environment. Safe for any thread; the caller waits.
 */
final class ChildProcesses {
    /** Decoding is all computing: more at once would only be slower each. */
    private static final int AT_ONCE = 2;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MAX_OUTPUT_BYTES = 64 * 1024;

    /** Java adds this to the number of the signal that ended a process. */
    private static final int SIGNALLED = 128;

    private static final String PATH =
            Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");

    /** What the child may use. Memory is address space; 0 leaves it to the program itself. */
    record Limits(Duration time, long memoryBytes, long fileBytes) {}

    /** How it ended: {@code output} is all it said, cut at 64 KB. */
    record Done(int exit, String output) {
        boolean well() {
            return exit == 0;
        }

        /** The last thing it said, or how it died, as the reason of a failure. */
        String reason() {
            return switch (exit - SIGNALLED) {
                case 4, 6, 7, 8, 11 -> "the decoder crashed over it";
                case 9, 24 -> "it took too much computing";
                case 25 -> "what came out of it is too large";
                default -> lastWords();
            };
        }

        private String lastWords() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((one, next) -> next)
                    .orElse("no reason given");
        }
    }

    private final Path working;
    private final Optional<Path> prlimit = findProgram("prlimit");
    private final Semaphore atOnce = new Semaphore(AT_ONCE, true);

    ChildProcesses(Path working) {
        this.working = working;
    }

    /** A new empty file that children may write and the caller deletes. */
    Path draft(String suffix) throws IOException {
        return Files.createTempFile(working, "made-", suffix);
    }

    /** Where a program of that name is, on the path of this process. */
    static Optional<Path> findProgram(String name) {
        for (String folder : PATH.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /**
     * Runs a command to its end.
     *
     * @throws Problem UNAVAILABLE when too many wait already
     */
    Done run(List<String> command, Limits limits) throws IOException {
        try {
            if (!atOnce.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw Problem.tryAgain(
                        Problem.Kind.UNAVAILABLE,
                        "Too many pictures are being made at this moment; try again shortly.",
                        LONGEST_WAIT);
            }
            try {
                return runNow(command, limits);
            } finally {
                atOnce.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.causedBy(
                    e, Problem.Kind.UNAVAILABLE, "Stet is stopping; try again when it is back.");
        }
    }

    /** Starts what takes too long to be waited for here: the caller watches it, and ends it. */
    Process begin(List<String> command, Limits limits, Path output) throws IOException {
        return start(limited(command, limits), output);
    }

    private Done runNow(List<String> command, Limits limits)
            throws IOException, InterruptedException {
        // Into a file, not a pipe: a program that says too much meets its file limit, not a wall.
        Path output = Files.createTempFile(working, "said-", "");
        try {
            Process process = start(limited(command, limits), output);
            try {
                if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Done(-1, "it took longer than " + limits.time().toSeconds() + " s");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            try (InputStream in = Files.newInputStream(output)) {
                return new Done(
                        process.exitValue(),
                        new String(in.readNBytes(MAX_OUTPUT_BYTES), StandardCharsets.UTF_8));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private List<String> limited(List<String> command, Limits limits) {
        var limited = new ArrayList<String>();
        prlimit.ifPresent(program -> {
            limited.add(program.toString());
            // Even if Stet dies meanwhile, the child ends by its own limit of computing.
            limited.add("--cpu=" + limits.time().toSeconds());
            limited.add("--fsize=" + limits.fileBytes());
            limited.add("--core=0");
            if (limits.memoryBytes() > 0) {
                limited.add("--as=" + limits.memoryBytes());
            }
            limited.add("--");
        });
        limited.addAll(command);
        return limited;
    }

    private Process start(List<String> command, Path output) throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .directory(working.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", PATH);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TMPDIR", working.toString());
        // libvips: no loader of a library that was never hardened, one thread, errors only.
        environment.put("VIPS_BLOCK_UNTRUSTED", "1");
        environment.put("VIPS_CONCURRENCY", "1");
        environment.put("VIPS_WARNING", "1");
        return builder.start();
    }
}
