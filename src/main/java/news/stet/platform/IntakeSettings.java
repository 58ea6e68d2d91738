package news.stet.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How pictures, films and recordings come in by themselves.
 *
 * @param watch a folder of which every file is taken in; empty for none
 */
public record IntakeSettings(Optional<Path> watch) {
    /** Settings as they are when nothing is said. */
    public static IntakeSettings standard() {
        return new IntakeSettings(Optional.empty());
    }
}
