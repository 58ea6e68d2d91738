package news.stet;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import news.stet.platform.Settings;
import news.stet.platform.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves everything of one newsroom in one file. */
@Command(
        name = "backup",
        description = "Save tables and media in one file, beside a running server too.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Mixin private WhereOptions where = new WhereOptions();

    @Parameters(paramLabel = "FILE", description = "The zip file to write; it must not exist.")
    private Path file = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var stet = Stet.join(where.settings(), "stet backup", System.getenv())) {
            var saved =
                    new Backup(stet.database, folders(stet.settings))
                            .save(file, stet.clock.instant());
            spec.commandLine().getOut().println("Saved " + saved.words() + ", in " + file);
        }
        return 0;
    }

    /** What cannot be made again; renditions, the search index and pressed pages can. */
    private static Map<String, Path> folders(Settings settings) {
        return Map.of("media/originals", settings.media().resolve("originals"));
    }
}
