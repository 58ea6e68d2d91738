package news.stet.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes of one film or sound what readers get. Each step leaves a file under its own name once it
 * is whole, so that whoever goes on after a crash begins with the step that was cut off. For one
 * thread.
 */
final class FilmMaking {
    /** Every player that knows the ladder can begin anew at such a distance. */
    private static final int KEY_SECONDS = 2;

    private static final int SEGMENT_SECONDS = 6;
    private static final int SOUND_KILOBITS = 128;
    private static final double FASTEST_PICTURES = 60;

    /** Told what is being made and how far all of it is, in thousandths; false ends it. */
    interface Listener {
        boolean goesOn(FilmStep step, int progress);
    }

    /**
     * @param out files to serve
     */
    record Result(Film.Made made, Path out) {}

    private interface Work {
        /**
         * @param draft the file it makes
         */
        void run(Path draft) throws IOException;
    }

    private record Step(FilmStep what, int weight, Path result, Work work) {}

    private final ChildProcesses children;
    private final Path film;
    private final String demuxer;
    private final Streams streams;
    private final String tones;
    private final Path folder;
    private final Path out;
    private final Listener listener;
    private final List<Step> steps = new ArrayList<>();
    private int before;
    private int weight = 1;
    private FilmStep now = FilmStep.LOUDNESS;

    /**
     * @param folder its own; what is in it from an earlier try is used
     */
    FilmMaking(FilmTools tools, Path film, MediaFormat format, Path folder, Listener listener)
            throws IOException {
        this.children = tools.children();
        this.film = film;
        this.demuxer = Probe.demuxer(format);
        this.streams = Streams.of(children, film, format);
        this.tones = tools.tones(streams);
        this.folder = folder;
        this.out = Files.createDirectories(folder.resolve("out"));
        this.listener = listener;
    }

    /**
     * @throws FilmChild.Unwanted when the listener ended it
     * @throws IOException with the reason
     */
    Result make() throws IOException {
        boolean pictures = streams.moving();
        if (!pictures && !streams.sound()) {
            throw new IOException("there is neither picture nor sound in it");
        }
        if (streams.sound()) {
            plan(FilmStep.LOUDNESS, folder.resolve("loudness"), this::measure);
            Path sound = pictures ? folder.resolve("sound.m4a") : out.resolve("sound.m4a");
            plan(FilmStep.SOUND, sound, this::sound);
        }
        List<Rung> ladder = pictures ? Rung.ladder(streams.width(), streams.height()) : List.of();
        for (Rung rung : ladder) {
            Work work = draft -> picture(rung, draft);
            steps.add(new Step(FilmStep.PICTURE, rung.weight(), encoded(rung), work));
        }
        for (Rung rung : ladder) {
            plan(FilmStep.PACK, out.resolve(rung.name() + ".m3u8"), draft -> pack(rung, draft));
        }
        if (pictures) {
            Rung rung = Rung.progressive(ladder);
            plan(FilmStep.PACK, progressive(rung), draft -> whole(rung, draft));
            Rung small = ladder.getFirst();
            plan(FilmStep.SCENES, folder.resolve("scenes"), draft -> scenes(small, draft));
            plan(FilmStep.STORYBOARD, out.resolve("storyboard.jpg"), draft -> board(small, draft));
        }
        run();
        return pictures ? film(ladder) : sound();
    }

    private void plan(FilmStep step, Path result, Work work) {
        steps.add(new Step(step, step.weight(), result, work));
    }

    private void run() throws IOException {
        int all = steps.stream().mapToInt(Step::weight).sum();
        int done = 0;
        for (Step step : steps) {
            now = step.what();
            before = 1000 * done / all;
            weight = Math.max(1, 1000 * step.weight() / all);
            if (!Files.exists(step.result())) {
                Path draft = folder.resolve("draft-" + step.result().getFileName());
                step.work().run(draft);
                Files.move(draft, step.result(), StandardCopyOption.ATOMIC_MOVE);
            }
            done += step.weight();
        }
    }

    private Result film(List<Rung> ladder) throws IOException {
        FilmPlaylist.write(out.resolve(FilmFiles.MASTER), out, ladder, streams.sound());
        Storyboard board = Storyboard.of(streams.seconds(), streams.width(), streams.height());
        Files.writeString(out.resolve(FilmFiles.STORYBOARD), board.webVtt());
        List<Integer> frames =
                FilmScenes.suggest(
                        Files.readString(folder.resolve("scenes")), streams.seconds(), pictures());
        Rung rung = Rung.progressive(ladder);
        Path whole = progressive(rung);
        return new Result(
                new Film.Made(
                        whole.getFileName().toString(),
                        Files.size(whole),
                        rung.width(),
                        rung.height(),
                        true,
                        true,
                        pictures(),
                        frames),
                out);
    }

    private Result sound() throws IOException {
        Path sound = out.resolve("sound.m4a");
        return new Result(
                new Film.Made("sound.m4a", Files.size(sound), 0, 0, false, false, 0, List.of()),
                out);
    }

    private Path encoded(Rung rung) {
        return folder.resolve("picture-" + rung.name() + ".mp4");
    }

    private Path progressive(Rung rung) {
        return out.resolve(rung.name() + ".mp4");
    }

    /** Pictures a second of what is made. */
    private double pictures() {
        double rate = streams.pictures();
        if (rate <= 0) {
            return 25;
        }
        return rate > FASTEST_PICTURES ? rate / Math.ceil(rate / FASTEST_PICTURES) : rate;
    }

    private void measure(Path draft) throws IOException {
        List<String> command = new ArrayList<>(reading());
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        command.addAll(List.of("-af", Loudness.MEASURE, "-f", "null", "-"));
        String said = child().run("info", command, time(2), 1_000_000);
        Files.writeString(draft, Loudness.filter(said));
    }

    private void sound(Path draft) throws IOException {
        List<String> command = new ArrayList<>(reading());
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn"));
        command.addAll(withoutTraces());
        command.addAll(List.of("-af", Files.readString(folder.resolve("loudness"))));
        command.addAll(List.of("-c:a", "aac", "-b:a", SOUND_KILOBITS + "k", "-ar", "48000"));
        command.addAll(List.of("-ac", "2", "-movflags", "+faststart", "-f", "mp4"));
        command.add(draft.toString());
        child().run("error", command, time(2), bytes(2 * SOUND_KILOBITS));
    }

    private void picture(Rung rung, Path draft) throws IOException {
        String rate = String.format(Locale.ROOT, "%.5f", pictures());
        String filters =
                "yadif=mode=send_frame:deint=interlaced,fps=%s,scale=%d:%d:flags=bicubic,%ssetsar=1,format=yuv420p"
                        .formatted(rate, rung.width(), rung.height(), tones);
        List<String> command = new ArrayList<>(reading());
        command.addAll(List.of("-map", "0:V:0", "-an", "-sn", "-dn", "-vf", filters));
        command.addAll(withoutTraces());
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high"));
        command.addAll(List.of("-crf", "23", "-maxrate", rung.maxKilobits() + "k"));
        command.addAll(List.of("-bufsize", 2 * rung.maxKilobits() + "k", "-sc_threshold", "0"));
        command.addAll(
                List.of("-force_key_frames", "expr:gte(t,n_forced*%d)".formatted(KEY_SECONDS)));
        command.addAll(List.of("-threads", threads(), "-f", "mp4", draft.toString()));
        child().run("error", command, time(60), bytes(rung.maxKilobits()));
    }

    /** Readers and writers have the rest of the machine. */
    private static String threads() {
        return Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /** The ladder's form of a size: one file of fragments, and a list of where they lie in it. */
    private void pack(Rung rung, Path draft) throws IOException {
        // Names in the list are relative, so it is made where it will lie; whole when ffmpeg ends.
        Path list = out.resolve("list-" + rung.name() + ".m3u8");
        List<String> command = new ArrayList<>(both(rung));
        command.addAll(List.of("-f", "hls", "-hls_time", Integer.toString(SEGMENT_SECONDS)));
        command.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"));
        command.addAll(List.of("-hls_flags", "single_file+independent_segments"));
        command.addAll(
                List.of("-hls_segment_filename", out.resolve(rung.name() + ".m4s").toString()));
        command.addAll(List.of("-master_pl_name", "of-" + rung.name() + ".m3u8", list.toString()));
        child().run("error", command, time(2), bytes(rung.maxKilobits() + 2 * SOUND_KILOBITS));
        Files.move(
                out.resolve("of-" + rung.name() + ".m3u8"),
                folder.resolve("of-" + rung.name() + ".m3u8"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.move(list, draft, StandardCopyOption.REPLACE_EXISTING);
    }

    private void whole(Rung rung, Path draft) throws IOException {
        List<String> command = new ArrayList<>(both(rung));
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", draft.toString()));
        child().run("error", command, time(2), bytes(rung.maxKilobits() + 2 * SOUND_KILOBITS));
    }

    /** Reads a size's picture and the sound, and leaves both as they are. */
    private List<String> both(Rung rung) {
        var command = new ArrayList<>(FilmChild.reading(encoded(rung), "mov", List.of()));
        if (streams.sound()) {
            Path sound = folder.resolve("sound.m4a");
            command.addAll(FilmChild.reading(sound, "mov", List.of()));
            command.addAll(List.of("-map", "0:v:0", "-map", "1:a:0"));
        }
        command.addAll(withoutTraces());
        command.addAll(List.of("-c", "copy"));
        return command;
    }

    private void scenes(Rung small, Path draft) throws IOException {
        List<String> command = new ArrayList<>(FilmChild.reading(encoded(small), "mov", List.of()));
        command.addAll(List.of("-vf", FilmScenes.FILTER, "-an", "-f", "null", "-"));
        child().run("error", command, time(4), 100_000_000);
        Files.move(folder.resolve("said"), draft, StandardCopyOption.REPLACE_EXISTING);
    }

    private void board(Rung small, Path draft) throws IOException {
        Storyboard board = Storyboard.of(streams.seconds(), streams.width(), streams.height());
        List<String> command = new ArrayList<>(FilmChild.reading(encoded(small), "mov", List.of()));
        command.addAll(List.of("-vf", board.filter(), "-frames:v", "1", "-q:v", "5"));
        command.addAll(List.of("-f", "image2", "-update", "1", draft.toString()));
        child().run("error", command, time(4), 50_000_000);
    }

    private List<String> reading() {
        return FilmChild.reading(film, demuxer, List.of());
    }

    /** What a camera wrote beside the pictures, its place and number for example, stays here. */
    private static List<String> withoutTraces() {
        return List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact");
    }

    private FilmChild child() {
        return new FilmChild(
                children,
                folder,
                seconds -> {
                    double part =
                            streams.seconds() > 0 ? Math.min(1, seconds / streams.seconds()) : 0;
                    return listener.goesOn(now, Math.min(999, before + (int) (weight * part)));
                });
    }

    /** So many times as long as the film, and some minutes in any case. */
    private Duration time(int times) {
        return Duration.ofMinutes(5).plusSeconds((long) (streams.seconds() * times));
    }

    private long bytes(int kilobits) {
        return 10_000_000L + (long) (streams.seconds() * kilobits * 1000 / 8 * 1.5);
    }
}
