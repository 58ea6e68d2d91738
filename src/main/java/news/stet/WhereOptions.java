package news.stet;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import news.stet.platform.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that works on a data folder. */
final class WhereOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder; data beside bin when not given.")
    private @Nullable String data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "An external PostgreSQL, as jdbc:postgresql://host/name; the embedded one when not"
                            + " given.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--media",
            paramLabel = "DIR",
            description =
                    "The folder of originals and renditions, which several may share; DATA/media when"
                            + " not given.")
    private @Nullable String media;

    /** The settings these options, the environment and the file in the data folder make. */
    Settings settings() {
        return settings(Map.of());
    }

    /** The same with more from the command line, by the names of the settings. */
    Settings settings(Map<String, String> more) {
        Map<String, String> given = new HashMap<>(more);
        if (data != null) {
            given.put("data", data);
        }
        if (databaseUrl != null) {
            given.put("database-url", databaseUrl);
        }
        if (media != null) {
            given.put("media", media);
        }
        return Settings.read(given, System.getenv(), usualData());
    }

    /** Beside {@code bin}, which passes where that is, so that it is the same from everywhere. */
    private static Path usualData() {
        return Path.of(System.getProperty("stet.home", ""), "data");
    }
}
