package news.stet.media;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that comes in pieces.
 *
 * @param bytes of the whole file
 * @param received how many of them are safely here, from the first on
 * @param expiresAt when it is thrown away unless somebody goes on with it
 * @param media the item it became
 * @param refused why it was not taken; then no piece of it is here any more
 */
public record Upload(
        UUID id,
        String fileName,
        long bytes,
        long received,
        Instant expiresAt,
        Optional<Long> media,
        Optional<String> refused) {
    /** Whether there is nothing left to do about it. */
    public boolean over() {
        return media.isPresent() || refused.isPresent();
    }
}
