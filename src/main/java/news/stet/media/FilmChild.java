package news.stet.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of ffmpeg that may take hours: behind everything else on the machine, with limits, heard
 * of while it goes, and ended when nobody wants it any more. For one thread.
 */
final class FilmChild {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(1);
    private static final long MEMORY_BYTES = 8_000_000_000L;
    private static final int TAIL_BYTES = 64 * 1024;
    private static final Pattern TIME = Pattern.compile("out_time_us=(\\d{1,18})");

    /** 8K; what claims more is none of a camera. */
    private static final String MAX_PIXELS = "36000000";

    /** It was ended because nobody wants it any more. */
    static final class Unwanted extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final ChildProcesses children;
    private final Path folder;
    private final DoublePredicate wanted;

    /**
     * @param folder where it runs and says what it says
     * @param wanted told about every second how many seconds of the film are done; false ends it
     */
    FilmChild(ChildProcesses children, Path folder, DoublePredicate wanted) {
        this.children = children;
        this.folder = folder;
        this.wanted = wanted;
    }

    /** The beginning of every command that reads a film: local files only, in the form we say. */
    static List<String> reading(Path film, String demuxer, List<String> before) {
        var command = new ArrayList<>(List.of("-max_pixels", MAX_PIXELS));
        command.addAll(before);
        command.addAll(List.of("-protocol_whitelist", "file", "-f", demuxer, "-i"));
        command.add(film.toString());
        return command;
    }

    /**
     * Runs it to its end; what it said at last.
     *
     * @param level how much it is to say
     * @throws Unwanted when it was ended
     * @throws IOException with its own reason
     */
    String run(String level, List<String> arguments, Duration time, long fileBytes)
            throws IOException {
        if (!wanted.test(0)) {
            throw new Unwanted();
        }
        Path progress = folder.resolve("progress");
        Path said = folder.resolve("said");
        Files.deleteIfExists(progress);
        var command = new ArrayList<String>();
        // Dies with us: after a kill -9 another would be at work beside it.
        ChildProcesses.findProgram("setpriv")
                .ifPresent(it -> command.addAll(List.of(it.toString(), "--pdeathsig", "KILL")));
        ChildProcesses.findProgram("nice")
                .ifPresent(it -> command.addAll(List.of(it.toString(), "-n", "10")));
        command.addAll(
                List.of("ffmpeg", "-hide_banner", "-nostats", "-v", level, "-nostdin", "-y"));
        command.addAll(List.of("-stats_period", "0.5", "-progress", progress.toString()));
        command.addAll(arguments);
        long cores = Runtime.getRuntime().availableProcessors();
        var limits = new ChildProcesses.Limits(time.multipliedBy(cores), MEMORY_BYTES, fileBytes);
        Process process = children.begin(command, limits, said);
        try {
            await(process, progress, time);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String words = tail(said);
        if (process.exitValue() != 0) {
            throw new IOException(new ChildProcesses.Done(1, words).reason());
        }
        return words;
    }

    private void await(Process process, Path progress, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long next = System.nanoTime();
        try {
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    throw new IOException("it took longer than " + time.toMinutes() + " minutes");
                }
                if (System.nanoTime() >= next) {
                    next = System.nanoTime() + BETWEEN_WORDS.toNanos();
                    if (!wanted.test(seconds(progress).orElse(0.0))) {
                        throw new Unwanted();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unwanted();
        }
    }

    private static Optional<Double> seconds(Path progress) throws IOException {
        if (!Files.exists(progress)) {
            return Optional.empty();
        }
        Matcher matcher = TIME.matcher(tail(progress));
        Optional<Double> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(Long.parseLong(matcher.group(1)) / 1e6);
        }
        return last;
    }

    private static String tail(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
