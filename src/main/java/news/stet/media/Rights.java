package news.stet.media;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The verbs on what may be done with pictures and films. What they take from readers leaves by the
 * change log, at once; so does what comes to its end, when {@link #endDue} looks. Safe for any
 * thread.
 */
public final class Rights {
    private static final int AT_ONCE = 200;
    private static final int MAX_REASON_CHARS = 1_000;
    private static final int MAX_URL_CHARS = 2_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Actor WATCH = Actor.system("rights");

    private final Database database;
    private final InstantSource clock;
    private final MediaEdits edits;

    Rights(Database database, InstantSource clock, MediaEdits edits) {
        this.database = database;
        this.clock = clock;
        this.edits = edits;
    }

    /**
     * Says what may be done with an item, one's own, or anybody's with {@link
     * Permission#WRITE_ANY_DRAFT}. A film's poster goes with it. What was killed stays so.
     *
     * @param said its killing and whether it is shown are not looked at
     * @throws Problem FORBIDDEN, NOT_FOUND, INVALID
     */
    public MediaItem put(Actor actor, long id, MediaRights said) {
        actor.require(Permission.ADD_MEDIA);
        MediaRights checked = checked(said);
        return change(
                actor,
                id,
                "change media rights",
                null,
                (handle, item, now) -> {
                    MediaLibrary.requireOwn(handle, actor, id);
                    return checked.withStateOf(item.rights(), now);
                });
    }

    /**
     * Takes an item from everywhere at once, for good: from pages, and its files too.
     *
     * @param reason for colleagues and the trail
     * @throws Problem FORBIDDEN, NOT_FOUND, INVALID without a reason, CONFLICT when it is killed
     */
    public MediaItem kill(Actor actor, long id, String reason) {
        actor.require(Permission.WITHDRAW);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > MAX_REASON_CHARS || !printable(why)) {
            throw Problem.invalid(
                    "reason", "is missing or too long", "Say in a sentence why it is taken away");
        }
        return change(
                actor,
                id,
                "kill media",
                why,
                (handle, item, now) -> {
                    if (item.rights().killed().isPresent()) {
                        throw new Problem(Problem.Kind.CONFLICT, "It was taken away already.");
                    }
                    var killed = new MediaRights.Killed(now, actor.name(), why);
                    return standing(item.rights(), Optional.of(killed), now);
                });
    }

    /**
     * Gives back what was killed, unless its time is over.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, CONFLICT when it was not killed
     */
    public MediaItem restore(Actor actor, long id) {
        actor.require(Permission.WITHDRAW);
        return change(
                actor,
                id,
                "restore media",
                null,
                (handle, item, now) -> {
                    if (item.rights().killed().isEmpty()) {
                        throw new Problem(Problem.Kind.CONFLICT, "It was not taken away.");
                    }
                    return standing(item.rights(), Optional.empty(), now);
                });
    }

    private static MediaRights standing(
            MediaRights rights, Optional<MediaRights.Killed> killed, Instant now) {
        var like =
                new MediaRights(
                        rights.licence(),
                        rights.licenceUrl(),
                        rights.acquireUrl(),
                        rights.uses(),
                        rights.territory(),
                        rights.until(),
                        rights.note(),
                        killed,
                        true);
        return rights.withStateOf(like, now);
    }

    /** What becomes of an item's rights, decided while its row is held. */
    private interface Change {
        MediaRights of(Handle handle, MediaItem item, Instant now);
    }

    private MediaItem change(
            Actor actor, long id, String verb, @Nullable String detail, Change change) {
        return database.write(handle -> {
            Instant now = clock.instant();
            MediaItem before = RightsRows.lock(handle, id).orElseThrow(() -> MediaLibrary.none(id));
            MediaRights rights = change.of(handle, before, now);
            Audit.record(handle, actor, verb, "media:" + id, detail, now);
            List<MediaItem> changed = new ArrayList<>();
            changed.add(before);
            before.posterId()
                    .flatMap(poster -> RightsRows.lock(handle, poster))
                    .ifPresent(changed::add);
            return changed.reversed().stream()
                    .map(item -> put(handle, item, rights, now))
                    .reduce((poster, item) -> item)
                    .orElseThrow();
        });
    }

    private MediaItem put(Handle handle, MediaItem before, MediaRights rights, Instant now) {
        MediaItem after = RightsRows.put(handle, before.id(), rights);
        boolean same =
                before.rights().shown() == rights.shown()
                        && before.rights().uses().equals(rights.uses());
        edits.edited(handle, after, same ? MediaEdits.Change.WORDS : MediaEdits.Change.LOOK, now);
        return after;
    }

    /**
     * Takes from readers what may be shown no longer. Several nodes may look at once.
     *
     * @return how many were taken
     */
    public int endDue() {
        return database.write(handle -> {
            Instant now = clock.instant();
            List<MediaItem> ended = RightsRows.listEnded(handle, now, AT_ONCE);
            for (MediaItem item : ended) {
                Audit.record(handle, WATCH, "end media rights", "media:" + item.id(), null, now);
                MediaRights rights = item.rights().withStateOf(item.rights(), now);
                MediaItem after = RightsRows.put(handle, item.id(), rights);
                edits.edited(handle, after, MediaEdits.Change.LOOK, now);
            }
            return ended.size();
        });
    }

    private static MediaRights checked(MediaRights said) {
        var check = new DetailsCheck();
        List<String> territory =
                said.territory().stream()
                        .map(one -> one.strip().toUpperCase(Locale.ROOT))
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        for (String country : territory) {
            if (!COUNTRIES.contains(country)) {
                check.wrong("territory", country + " is no country", "use codes such as GB or IR");
            }
        }
        var checked =
                new MediaRights(
                        said.licence(),
                        url(check, "licenceUrl", said.licenceUrl()),
                        url(check, "acquireUrl", said.acquireUrl()),
                        said.uses(),
                        territory,
                        said.until(),
                        check.text("note", said.note(), DetailsCheck.TEXT),
                        Optional.empty(),
                        true);
        check.throwIfAny();
        return checked;
    }

    private static String url(DetailsCheck check, String field, String text) {
        String url = text.strip();
        if (!url.isEmpty() && !isWebAddress(url)) {
            check.wrong(field, "it is no address", "write it as in https://example.org/licence");
        }
        return url;
    }

    /** Whether readers can be sent there. */
    static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
            return scheme.matches("https?")
                    && uri.getHost() != null
                    && text.length() <= MAX_URL_CHARS;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static boolean printable(String text) {
        return Letters.isPrintable(text.replace("\n", ""));
    }
}
