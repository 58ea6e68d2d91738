package news.stet.wire.crawl;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A publication time as the page tells it: the clock on the wall, and the offset only where the
 * page names one.
 */
public record CrawledTime(LocalDateTime local, @Nullable ZoneOffset offset) {

    /** The instant, taking the zone for a time that names no offset of its own. */
    public Instant in(ZoneId zone) {
        return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }
}
