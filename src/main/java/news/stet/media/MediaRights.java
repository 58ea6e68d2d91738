package news.stet.media;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the newsroom may do with an item, and whether readers may see it now.
 *
 * @param licenceUrl where the licence can be read, an address or empty
 * @param acquireUrl where others get a licence of their own, an address or empty
 * @param uses where it may be shown
 * @param territory countries by their ISO 3166 codes; none is everywhere
 * @param until from then on it may not be shown any more
 * @param note restrictions in words, for the desk only
 * @param shown whether readers may see it: neither killed nor past its time. Set by verbs and by
 *     the watch, so that a page that read it learns of a change from the change log
 */
public record MediaRights(
        Licence licence,
        String licenceUrl,
        String acquireUrl,
        Set<Use> uses,
        List<String> territory,
        Optional<Instant> until,
        String note,
        Optional<Killed> killed,
        boolean shown) {
    /** What is not said of an item that just arrived: nothing forbids it. */
    public static final MediaRights UNSAID =
            new MediaRights(
                    Licence.UNKNOWN,
                    "",
                    "",
                    Set.of(Use.values()),
                    List.of(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    true);

    /** So long before the end the desk begins to say so. */
    private static final Duration SOON = Duration.ofDays(7);

    /** Who took it from everywhere, and why. */
    public record Killed(Instant at, String by, String reason) {}

    /** In one word what the desk shows. */
    public enum Standing {
        KILLED,
        EXPIRED,
        NOT_FOR_SITE,
        ENDING,
        UNKNOWN,
        USABLE;

        /** The name in JSON and messages. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public MediaRights {
        uses = Set.copyOf(uses);
        territory = List.copyOf(territory);
    }

    /** The same by another right. */
    public MediaRights with(Licence other) {
        return new MediaRights(
                other, licenceUrl, acquireUrl, uses, territory, until, note, killed, shown);
    }

    /** Whether readers may see it anywhere. */
    public boolean isPublic() {
        return shown && !uses.isEmpty();
    }

    /** Whether readers may see it there. */
    public boolean allows(Use use) {
        return shown && uses.contains(use);
    }

    /** Where it stands at that moment. */
    public Standing standing(Instant now) {
        if (killed.isPresent()) {
            return Standing.KILLED;
        }
        if (!shown || until.filter(end -> !end.isAfter(now)).isPresent()) {
            return Standing.EXPIRED;
        }
        if (!uses.contains(Use.SITE)) {
            return Standing.NOT_FOR_SITE;
        }
        if (until.filter(end -> end.isBefore(now.plus(SOON))).isPresent()) {
            return Standing.ENDING;
        }
        return licence == Licence.UNKNOWN ? Standing.UNKNOWN : Standing.USABLE;
    }

    /** The same, killed or not as that one is, and shown or not at that moment. */
    MediaRights withStateOf(MediaRights before, Instant now) {
        boolean ended = until.filter(end -> !end.isAfter(now)).isPresent();
        return new MediaRights(
                licence,
                licenceUrl,
                acquireUrl,
                uses,
                territory,
                until,
                note,
                before.killed,
                before.killed.isEmpty() && !ended);
    }
}
