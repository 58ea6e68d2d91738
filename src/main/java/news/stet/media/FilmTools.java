package news.stet.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Measures films and takes their posters with ffmpeg, where the machine has it. */
final class FilmTools {
    private static final ChildProcesses.Limits LIMITS =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 4_000_000_000L, 100_000_000L);

    /** Linear light, then the highlights are folded in, then the colours of HD television. */
    private static final String TONES =
            "zscale=transfer=linear:npl=203,format=gbrpf32le,zscale=primaries=bt709,"
                    + "tonemap=tonemap=mobius:param=0.6:desat=0,zscale=transfer=bt709:matrix=bt709:range=limited,"
                    + "format=yuv420p,";

    /** JPEG has the matrix of old television, whatever the film has. */
    private static final String STILL =
            "scale=out_color_matrix=bt601:out_range=full,format=yuvj420p";

    /** Ten seconds of most films. */
    private static final int COUNTED_FRAMES = 300;

    private final ChildProcesses children;
    private final boolean canMeasure = Probe.isAtHand();

    /** Found out when first needed. */
    private volatile @Nullable Boolean mapsTones;

    private final boolean canTakePosters = ChildProcesses.findProgram("ffmpeg").isPresent();

    ChildProcesses children() {
        return children;
    }

    FilmTools(ChildProcesses children) {
        this.children = children;
    }

    /**
     * What is known of a film.
     *
     * @param width as seen upright; 0 when nothing here can measure it
     * @param rate pictures a second; 0 when nobody knows
     * @param tones what brings it to the light of usual screens; empty where it has no more
     */
    record Facts(int width, int height, Optional<Duration> duration, double rate, String tones) {
        static final Facts UNKNOWN = new Facts(0, 0, Optional.empty(), 0, "");

        private boolean longerThanItsPoster() {
            return duration.filter(it -> it.compareTo(Duration.ofMillis(1500)) > 0).isPresent();
        }

        /** Number of the picture that stands for it until somebody chooses another. */
        int posterFrame() {
            return longerThanItsPoster() ? (int) Math.round(rate) : 0;
        }
    }

    /**
     * @throws Problem UNSUPPORTED when there are no moving pictures in it
     */
    Facts examine(Path film, MediaFormat format) throws IOException {
        if (!canMeasure) {
            return Facts.UNKNOWN;
        }
        try {
            Streams streams = Streams.of(children, film, format);
            if (!streams.moving()) {
                throw undecodable("it holds no moving pictures");
            }
            return new Facts(
                    streams.width(),
                    streams.height(),
                    streams.duration(),
                    streams.pictures(),
                    tones(streams));
        } catch (Probe.Unreadable e) {
            throw undecodable(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The frame after one second, or the first of a shorter film, as JPEG; false without ffmpeg.
     */
    boolean takePoster(Path film, MediaFormat format, Facts facts, Path target) throws IOException {
        if (!canTakePosters) {
            return false;
        }
        var done =
                children.run(
                        List.of(
                                "ffmpeg",
                                "-v",
                                "error",
                                "-nostdin",
                                "-y",
                                "-threads",
                                "1",
                                "-protocol_whitelist",
                                "file",
                                "-f",
                                Probe.demuxer(format),
                                "-ss",
                                facts.longerThanItsPoster() ? "1" : "0",
                                "-i",
                                film.toString(),
                                "-vf",
                                facts.tones() + STILL,
                                "-frames:v",
                                "1",
                                "-q:v",
                                "2",
                                "-f",
                                "image2",
                                "-update",
                                "1",
                                target.toString()),
                        LIMITS);
        if (!done.well()) {
            throw undecodable(done.reason());
        }
        return true;
    }

    /**
     * Filters, with a comma behind them, that bring HDR to the light and colours of usual screens;
     * none for what has no more, and where ffmpeg came without them.
     */
    String tones(Streams streams) throws IOException {
        return streams.bright() && canMapTones() ? TONES : "";
    }

    private boolean canMapTones() throws IOException {
        Boolean known = mapsTones;
        if (known == null) {
            String filters =
                    children.run(List.of("ffmpeg", "-hide_banner", "-filters"), LIMITS).output();
            known = filters.contains(" zscale ") && filters.contains(" tonemap ");
            mapsTones = known;
        }
        return known;
    }

    /** Whether this machine can make anything of a film. */
    boolean works() {
        return canMeasure && canTakePosters;
    }

    /**
     * One picture of a film by its number, the first being 0.
     *
     * @param rate pictures a second
     * @param maxWidth in pixels; 0 for as wide as it is
     * @throws IOException when there is none, with the reason
     */
    void takeFrame(
            Path film, MediaFormat format, int number, double rate, int maxWidth, Path target)
            throws IOException {
        // Counted from the start where that is quick: exact also where the rate changes.
        boolean counted = number <= COUNTED_FRAMES || rate <= 0;
        String pick = counted ? "select=eq(n\\,%d)".formatted(number) : "null";
        String size = maxWidth > 0 ? ",scale='min(%d,iw)':-2".formatted(maxWidth) : "";
        String tones = tones(Streams.of(children, film, format));
        var command = new java.util.ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
        List<String> seek =
                counted
                        ? List.of()
                        : List.of("-ss", String.format(Locale.ROOT, "%.4f", (number - 0.5) / rate));
        command.addAll(FilmChild.reading(film, Probe.demuxer(format), seek));
        command.addAll(List.of("-map", "0:V:0", "-vf", pick + size + "," + tones + STILL));
        command.addAll(List.of("-frames:v", "1"));
        command.addAll(List.of("-q:v", "2", "-f", "image2", "-update", "1", target.toString()));
        var done = children.run(command, LIMITS);
        if (!done.well() || java.nio.file.Files.size(target) == 0) {
            throw new IOException(done.well() ? "the film has no such picture" : done.reason());
        }
    }

    private static Problem undecodable(String reason) {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        String shown = bytes.length > 200 ? reason.substring(0, 60) : reason;
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                "The film cannot be decoded (" + shown + "); export it again as MP4.");
    }
}
