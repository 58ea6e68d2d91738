package news.stet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import news.stet.media.BucketTrial;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.FolderTree;
import news.stet.platform.IntakeSettings;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.postgres.DatabaseServer;

/** Tries out what Stet needs rather than guess from what is installed. */
final class Doctor {
    /** A database of a few thousand stories and the programs of PostgreSQL need less. */
    private static final long SCARCE_BYTES = 1L << 30;

    private static final long TOO_FEW_BYTES = 200L << 20;
    private static final Duration PROGRAM_PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Map<String, String> environment;

    Doctor(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(dataFolder());
        findings.add(disk());
        if (!settings.media().startsWith(settings.data())) {
            findings.add(media());
        }
        settings.intake().bucket().ifPresent(bucket -> findings.add(bucket(bucket)));
        findings.add(database());
        findings.add(pictures());
        findings.add(films());
        findings.add(browser());
        if (settings.site()) {
            findings.add(port("site port", settings.sitePort()));
            settings.press().tls().ifPresent(tls -> findings.add(port("tls port", tls.port())));
        }
        findings.add(port("desk port", settings.deskPort()));
        return findings;
    }

    private static Finding java() {
        return Finding.ok("Java", Runtime.version() + ", " + System.getProperty("java.home"));
    }

    private Finding dataFolder() {
        Path data = settings.data();
        Path nearest = nearest(data);
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Finding.fails(
                    "data folder",
                    nearest + " cannot be written by this user; choose another with --data.");
        }
        return Finding.ok(
                "data folder", hasNewsroom() ? data.toString() : data + ", new at the first start");
    }

    private boolean hasNewsroom() {
        return Files.exists(settings.data().resolve("format"));
    }

    private static Path nearest(Path path) {
        return Stream.iterate(path, step -> step != null, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElse(path);
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(nearest(settings.data())).getUsableSpace();
            String says = "%.1f GB free".formatted(free / 1e9);
            if (free < TOO_FEW_BYTES) {
                return Finding.fails("disk", says + "; make room, at least 1 GB.");
            }
            return free < SCARCE_BYTES
                    ? Finding.missing("disk", says + ": it fills up soon; make room.")
                    : Finding.ok("disk", says);
        } catch (IOException e) {
            return Finding.missing("disk", "The free space cannot be told: " + e.getMessage());
        }
    }

    private Finding media() {
        Path media = settings.media();
        return Files.isDirectory(media) && Files.isWritable(media)
                ? Finding.ok("media", media.toString())
                : Finding.fails(
                        "media", media + " is no folder that this user can write; see --media.");
    }

    private static Finding bucket(IntakeSettings.Bucket bucket) {
        try {
            BucketTrial.run(bucket);
            return Finding.ok("bucket", bucket.name() + ": written, read and deleted");
        } catch (IOException e) {
            return Finding.fails(
                    "bucket",
                    "%s cannot be used: %s; see STET_MEDIA_S3_…."
                            .formatted(bucket.name(), e.getMessage()));
        }
    }

    /** The one in use if there is one, else a new one, made and thrown away. */
    private Finding database() {
        try {
            if (hasNewsroom()) {
                return database(settings.data());
            }
            Path trial = Files.createTempDirectory("stet-doctor");
            try {
                return database(trial);
            } finally {
                FolderTree.delete(trial);
            }
        } catch (IOException e) {
            return Finding.fails("PostgreSQL", "No folder to try it in: " + e.getMessage());
        } catch (Problem problem) {
            return Finding.fails("PostgreSQL", problem.detail());
        }
    }

    private Finding database(Path data) {
        try (var folder = DataFolder.join(data, "stet doctor");
                var server = DatabaseServer.start(folder, settings.databaseUrl(), environment);
                var database = Database.unattached(InstantSource.system())) {
            database.attach(server.address(), settings.schema());
            String version =
                    database.read(handle ->
                            handle.createQuery("show server_version").mapTo(String.class).one());
            String which = settings.databaseUrl().isPresent() ? "external" : "embedded";
            String now = folder.owned() ? "" : ", in use by a running Stet";
            return Finding.ok("PostgreSQL", "%s, %s%s".formatted(version, which, now));
        }
    }

    private static Finding pictures() {
        Optional<String> version = firstLine("vips", "--version");
        if (version.isEmpty() || firstLine("vipsthumbnail", "--vips-version").isEmpty()) {
            return Finding.missing(
                    "libvips",
                    "pictures are kept but not cut to size; bin/setup installs it (libvips-tools).");
        }
        List<String> lacking =
                Stream.of("jpegsave", "webpsave", "heifsave")
                        .filter(saver -> output("vips", "help", saver).isEmpty())
                        .toList();
        return lacking.isEmpty()
                ? Finding.ok("libvips", version.get() + ": JPEG, WebP, AVIF")
                : Finding.missing(
                        "libvips",
                        version.get() + " lacks " + lacking + ": pictures come in fewer formats.");
    }

    private static Finding films() {
        return firstLine("ffmpeg", "-version")
                .map(line -> Finding.ok("ffmpeg", line.replaceFirst(" Copyright.*", "")))
                .orElse(
                        Finding.missing(
                                "ffmpeg",
                                "films and sounds are kept, but readers get none; bin/setup installs it."));
    }

    private static Finding browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> firstLine(name, "--version").stream())
                .findFirst()
                .map(line -> Finding.ok("browser", line.strip()))
                .orElse(
                        Finding.missing(
                                "browser",
                                "the tests skip what needs one; bin/setup installs chromium."));
    }

    private Finding port(String what, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), port));
            return Finding.ok(what, settings.host() + ":" + port + " is free");
        } catch (IOException e) {
            return Finding.missing(
                    what,
                    "%s:%d cannot be had (%s): a running Stet has it, or choose another with --%s."
                            .formatted(
                                    settings.host(), port, e.getMessage(), what.replace(' ', '-')));
        }
    }

    private static Optional<String> firstLine(String... command) {
        return output(command).flatMap(text -> text.lines().findFirst());
    }

    /** What a program says; empty when it is not there, fails or hangs. */
    private static Optional<String> output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            var text =
                    new String(
                            process.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PROGRAM_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
