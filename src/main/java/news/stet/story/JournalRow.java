package news.stet.story;

import java.time.Instant;
import java.util.UUID;
import news.stet.people.Actor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One kept entry.
 *
 * @param revision which holds what it changed; null as long as none does
 */
public record JournalRow(
        UUID client,
        int n,
        int base,
        JsonNode changes,
        int blocks,
        long byId,
        Actor.Kind byKind,
        String byName,
        Instant at,
        @Nullable Integer revision) {}
