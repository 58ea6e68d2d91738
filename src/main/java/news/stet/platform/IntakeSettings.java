package news.stet.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How pictures, films and recordings come in by themselves, and where their originals are kept.
 *
 * @param watch a folder of which every file is taken in; empty for none
 * @param bucket where originals go; empty keeps them in the folder of media
 */
public record IntakeSettings(Optional<Path> watch, Optional<Bucket> bucket) {
    /**
     * A bucket in a store that speaks S3.
     *
     * @param endpoint the store's address; empty for Amazon's own of the region
     * @param prefix before every key, as in {@code originals/}; empty for none
     * @param secret never shown and never logged
     * @param copiesBytes how much of this machine's disk the copies that are worked on may take
     */
    public record Bucket(
            Optional<URI> endpoint,
            String region,
            String name,
            String prefix,
            String key,
            String secret,
            long copiesBytes) {
        /** Hides the secret, so that no log line can give it away. */
        @Override
        public String toString() {
            return "Bucket[" + name + "]";
        }
    }

    /** Settings as they are when nothing is said. */
    public static IntakeSettings standard() {
        return new IntakeSettings(Optional.empty(), Optional.empty());
    }
}
