package news.stet.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link IntakeSettings} holds from the same places as the other settings. */
final class IntakeSettingsSource {
    static final Set<String> NAMES = Set.of("media-watch");

    private final SettingsSource source;

    IntakeSettingsSource(SettingsSource source) {
        this.source = source;
    }

    IntakeSettings read() {
        return new IntakeSettings(watch());
    }

    private Optional<Path> watch() {
        Optional<Path> folder =
                source.find("media-watch").map(text -> Path.of(text).toAbsolutePath().normalize());
        folder.ifPresent(path -> {
            // What was taken in is moved aside, so reading alone is not enough.
            if (!Files.isDirectory(path) || !Files.isWritable(path)) {
                throw Problem.invalid(
                        "media-watch",
                        path + " is no folder that this user can write",
                        "Make it first, or name another.");
            }
        });
        return folder;
    }
}
