package news.stet.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey, as its owner sees it.
 *
 * @param name as the owner called it
 * @param synced whether a service keeps it on more than one device
 * @param lastUsedAt empty when nobody signed in by it yet
 */
public record Passkey(
        long id, String name, boolean synced, Instant createdAt, Optional<Instant> lastUsedAt) {}
