package news.stet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import news.stet.media.OriginalsElsewhere;
import news.stet.platform.Settings;
import news.stet.platform.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves everything of one newsroom in one file. */
@Command(
        name = "backup",
        description = "Save tables and media in one file, beside a running server too.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private static final String ORIGINALS = "media/originals";

    @Mixin private WhereOptions where = new WhereOptions();

    @Parameters(paramLabel = "FILE", description = "The zip file to write; it must not exist.")
    private Path file = Path.of("");

    @Option(
            names = "--with-originals",
            description = "Fetch the originals that lie in a bucket, and save them too.")
    private boolean withOriginals;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var stet = Stet.join(where.settings(), "stet backup", System.getenv())) {
            boolean bucket = stet.settings.intake().bucket().isPresent();
            var saved = backup(stet, bucket).save(file, stet.clock.instant());
            spec.commandLine().getOut().println("Saved " + saved.words() + ", in " + file);
            if (bucket && !withOriginals) {
                sayWhatIsLeft(stet);
            }
        }
        return 0;
    }

    private Backup backup(Stet stet, boolean bucket) {
        Map<String, Path> folders = folders(stet.settings);
        return bucket && withOriginals
                ? new Backup(
                        stet.database,
                        folders,
                        new Fetched(stet.parts.media().originalsElsewhere()))
                : new Backup(stet.database, folders);
    }

    /** What cannot be made again; renditions, the search index and pressed pages can. */
    private static Map<String, Path> folders(Settings settings) {
        return Map.of(ORIGINALS, settings.media().resolve("originals"));
    }

    private void sayWhatIsLeft(Stet stet) {
        List<OriginalsElsewhere.Lying> left = stet.parts.media().originalsElsewhere().list();
        if (!left.isEmpty()) {
            double gigabytes = left.stream().mapToLong(OriginalsElsewhere.Lying::bytes).sum() / 1e9;
            spec.commandLine()
                    .getErr()
                    .println(
                            "%d originals (%.1f GB) lie in the bucket %s and are not in the file: keep the bucket as safe as the file, or say --with-originals."
                                    .formatted(
                                            left.size(),
                                            gigabytes,
                                            stet.settings.intake().bucket().orElseThrow().name()));
        }
    }

    /** Under the names they would have in a folder, where a restored Stet finds them. */
    private record Fetched(OriginalsElsewhere originals) implements Backup.More {
        @Override
        public List<String> list() {
            return originals.list().stream().map(one -> ORIGINALS + "/" + one.place()).toList();
        }

        @Override
        public InputStream open(String name) throws IOException {
            return originals.open(name);
        }
    }
}
