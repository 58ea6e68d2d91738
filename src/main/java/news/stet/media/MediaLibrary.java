package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.IntakeSettings;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Pictures, films and recordings of the newsroom, and the verbs on them. Safe for any thread. */
public final class MediaLibrary {
    private static final int MAX_LISTED = 200;

    private final Database database;
    private final Originals originals;
    private final OriginalsElsewhere elsewhere;
    private final PictureTools pictures;
    private final InstantSource clock;
    private final MediaEdits edits;
    private final Intake intake;
    private final Uploads uploads;
    private final Renditions renditions;
    private final Rights rights;
    private final MediaUpkeep upkeep;
    private final Films filmsMade;
    private final LateFacts lateFacts;
    private final Renewal renewal;
    private final BlockingQueue<Long> fresh = FirstRenditions.queue();

    MediaLibrary(
            Database database,
            Path folder,
            Function<ChildProcesses, PictureTools> tools,
            MediaLimits limits,
            InstantSource clock,
            MediaEdits edits,
            Optional<IntakeSettings.Bucket> bucket) {
        this.database = database;
        this.clock = clock;
        this.edits = edits;
        this.rights = new Rights(database, clock, edits);
        // Children work in a folder of their own, where another path than the whole leads nowhere.
        Path media = folder.toAbsolutePath();
        try {
            var room = new DiskRoom(media, limits.keptFreeBytes());
            OriginalStore store = store(media, bucket);
            this.originals = new Originals(media, store, room);
            this.elsewhere = new OriginalsElsewhere(database, store);
            Path working = Files.createDirectories(media.resolve("working"));
            originals.clearGivenUp(working, clock.instant());
            var children = new ChildProcesses(working);
            this.pictures = tools.apply(children);
            var films = new FilmTools(children);
            var sounds = new SoundTools(children);
            this.intake =
                    new Intake(database, originals, pictures, films, sounds, limits, clock, fresh);
            this.uploads =
                    new Uploads(database, media.resolve("uploads"), room, intake, limits, clock);
            var withdrawn = new Withdrawn(media);
            this.renditions = new Renditions(this, media, pictures, withdrawn);
            this.upkeep = new MediaUpkeep(database, media, withdrawn, renditions);
            this.filmsMade = new Films(database, this, films, new FilmFiles(media), clock, edits);
            this.renewal = new Renewal(media, renditions);
            this.lateFacts =
                    new LateFacts(database, this, pictures, films, sounds, limits, clock, edits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With originals in the folder. */
    MediaLibrary(
            Database database,
            Path folder,
            Function<ChildProcesses, PictureTools> tools,
            MediaLimits limits,
            InstantSource clock,
            MediaEdits edits) {
        this(database, folder, tools, limits, clock, edits, Optional.empty());
    }

    private OriginalStore store(Path media, Optional<IntakeSettings.Bucket> bucket)
            throws IOException {
        var disk = new DiskOriginals(media.resolve("originals"));
        if (bucket.isEmpty()) {
            return disk;
        }
        long bytes = bucket.get().copiesBytes();
        return new BucketOriginals(
                bucket.get(), disk, new FetchedOriginals(media.resolve("fetched"), bytes, clock));
    }

    /**
     * The library of a data folder.
     *
     * @param media the folder for it, as in {@code dataFolder.folder("media")}
     */
    public static MediaLibrary open(
            Database database,
            Path media,
            MediaLimits limits,
            InstantSource clock,
            MediaEdits edits) {
        return open(database, media, limits, clock, edits, Optional.empty());
    }

    /** The same with originals in a bucket, where there is one. */
    public static MediaLibrary open(
            Database database,
            Path media,
            MediaLimits limits,
            InstantSource clock,
            MediaEdits edits,
            Optional<IntakeSettings.Bucket> bucket) {
        return new MediaLibrary(database, media, PictureTools::find, limits, clock, edits, bucket);
    }

    /** The same where nobody need hear of edits, as in a command that only adds. */
    public static MediaLibrary open(
            Database database, Path media, MediaLimits limits, InstantSource clock) {
        return open(database, media, limits, clock, (handle, item, change, now) -> {});
    }

    /** What readers are sent. */
    public Renditions renditions() {
        return renditions;
    }

    /** What keeps the files on this node's disk as the change log has them. */
    public MediaUpkeep upkeep() {
        return upkeep;
    }

    /** What makes renditions of older versions anew. */
    public Renewal renewal() {
        return renewal;
    }

    /** What finds out what nobody could tell of items when they came in. */
    public LateFacts lateFacts() {
        return lateFacts;
    }

    /** The verbs on what may be done with items. */
    public Rights rights() {
        return rights;
    }

    /** What films and sounds have beyond their originals. */
    public Films films() {
        return filmsMade;
    }

    /** Originals that are not in the folder of this machine. */
    public OriginalsElsewhere originalsElsewhere() {
        return elsewhere;
    }

    /** From now on what is asked for first is made before anybody asks, until it is closed. */
    public FirstRenditions makeFirst() {
        return FirstRenditions.begin(this, fresh);
    }

    /** What this machine can make renditions in; JPEG always. */
    public Set<Format> formats() {
        return pictures.formats();
    }

    /**
     * Takes a picture, a film or a recording in. The same bytes again give the item they have, with
     * its details as they are. What nobody says of a new one, its own metadata do.
     *
     * @param in read to its end and left open
     * @param fileName as it was called where it comes from; names the item, decides nothing
     * @throws Problem FORBIDDEN, UNSUPPORTED, TOO_LARGE, INVALID, NO_ROOM
     */
    public MediaItem add(Actor actor, InputStream in, String fileName, MediaDetails details) {
        actor.require(Permission.ADD_MEDIA);
        return intake.receive(actor, in, new Intake.Label(fileName, details.checked(), null));
    }

    /** The same of what was fetched from an address, which the trail names. */
    MediaItem addFrom(
            Actor actor, InputStream in, String fileName, MediaDetails details, String address) {
        actor.require(Permission.ADD_MEDIA);
        return intake.receive(actor, in, new Intake.Label(fileName, details.checked(), address));
    }

    /** Files that come in pieces, and may be gone on with after anything. */
    public Uploads uploads() {
        return uploads;
    }

    /** Throws away what a machine that stopped left half-done, and uploads nobody goes on with. */
    public void forgetGivenUp() {
        try {
            originals.forgetUnnamed(clock.instant(), sha256 -> intake.find(sha256).isPresent());
            uploads.forgetOld();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Changes what is said of an item; one's own, or anybody's with {@link
     * Permission#WRITE_ANY_DRAFT}.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, INVALID
     */
    public MediaItem editDetails(Actor actor, long id, MediaDetails details) {
        actor.require(Permission.ADD_MEDIA);
        MediaDetails checked = details.checked();
        return database.write(handle -> {
            requireOwn(handle, actor, id);
            MediaItem item = MediaRows.edit(handle, id, checked).orElseThrow(() -> none(id));
            Instant now = clock.instant();
            Audit.record(handle, actor, "edit media", subject(id), null, now);
            edits.edited(handle, item, MediaEdits.Change.WORDS, now);
            return item;
        });
    }

    /**
     * Cuts a picture otherwise; one's own, or anybody's with {@link Permission#WRITE_ANY_DRAFT}.
     * Addresses of the cuts before go on giving what they gave.
     *
     * @param seen the {@link Crops#tag} of the cuts that are put aside; null for whatever they are
     * @throws Problem FORBIDDEN, NOT_FOUND, UNSUPPORTED for a film, INVALID, STALE when somebody
     *     else has cut it meanwhile
     */
    public MediaItem crop(Actor actor, long id, CropPlan plan, @Nullable String seen) {
        actor.require(Permission.ADD_MEDIA);
        MediaItem now = database.write(handle -> crop(handle, actor, id, plan, seen));
        // When the queue is full, what is missing is made when somebody asks.
        var unused = fresh.offer(now.id());
        return now;
    }

    private MediaItem crop(
            Handle handle, Actor actor, long id, CropPlan plan, @Nullable String seen) {
        requireOwn(handle, actor, id);
        MediaItem item = MediaRows.hold(handle, id).orElseThrow(() -> none(id));
        if (item.kind() != MediaKind.PICTURE) {
            throw new Problem(
                    Problem.Kind.UNSUPPORTED, "Only pictures are cut; " + id + " is none.");
        }
        if (seen != null && !seen.equals(item.crops().tag())) {
            throw CropRows.stale(handle, item);
        }
        CropPlan checked = plan.checked(item);
        Crops crops = CropRows.put(handle, id, checked, checked.areas(item));
        if (crops.equals(item.crops())) {
            return item;
        }
        MediaItem cut = MediaRows.crop(handle, id, crops);
        Instant now = clock.instant();
        Audit.record(handle, actor, "crop media", subject(id), crops.json(), now);
        edits.edited(handle, cut, MediaEdits.Change.LOOK, now);
        return cut;
    }

    /** Refuses who neither added it nor may change what others made. */
    static void requireOwn(Handle handle, Actor actor, long id) {
        boolean own =
                actor.kind() == Actor.Kind.PERSON
                        && MediaRows.findAdder(handle, id)
                                .filter(person -> person == actor.id())
                                .isPresent();
        if (!own) {
            actor.require(Permission.WRITE_ANY_DRAFT);
        }
    }

    /** A cut of any time, as an address names it; empty when there was none of that number. */
    Optional<Crop> findCrop(MediaItem item, Ratio ratio, int number) {
        return database.read(handle -> CropRows.find(handle, item.id(), ratio, number));
    }

    static String subject(long id) {
        return "media:" + id;
    }

    static Problem none(long id) {
        return new Problem(Problem.Kind.NOT_FOUND, "There is no picture or film " + id + ".");
    }

    /**
     * The item of that id.
     *
     * @throws Problem NOT_FOUND
     */
    public MediaItem get(long id) {
        return find(id).orElseThrow(() -> none(id));
    }

    /** The item of that id, if there is one. */
    public Optional<MediaItem> find(long id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** See {@link #findAll(Collection)}; inside a reader's own connection. */
    public static Map<Long, MediaItem> findAll(Handle handle, Collection<Long> ids) {
        return MediaRows.findAll(handle, ids).stream()
                .collect(Collectors.toMap(MediaItem::id, Function.identity()));
    }

    /** Those of the ids that exist, by id. */
    public Map<Long, MediaItem> findAll(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.read(handle -> findAll(handle, ids));
    }

    /**
     * Items, the newest first.
     *
     * @param query words or beginnings of words of name and details, all of which must occur; empty
     *     for everything
     * @param before only items with a smaller id; {@link Long#MAX_VALUE} from the newest on
     * @param limit at most this many, never more than 200
     */
    public List<MediaItem> list(String query, long before, int limit) {
        MediaQuery all = MediaQuery.ALL;
        return list(
                new MediaQuery(
                        query,
                        all.kind(),
                        all.person(),
                        all.credit(),
                        all.from(),
                        all.until(),
                        all.rights(),
                        before),
                limit);
    }

    /**
     * Items that match, the newest first.
     *
     * @param limit at most this many, never more than 200
     */
    public List<MediaItem> list(MediaQuery query, int limit) {
        Instant now = clock.instant();
        int most = Math.clamp(limit, 1, MAX_LISTED);
        return database.read(handle -> MediaSearch.list(handle, query, now, most));
    }

    /** Pictures that look nearly the same, the most alike first; films by their posters. */
    public List<MediaItem> similar(MediaItem item) {
        long id = item.posterId().orElse(item.id());
        return database.read(handle -> MediaSearch.similar(handle, id));
    }

    Optional<MediaItem> findByName(String folder, String name) {
        return database.read(handle -> MediaRows.findByName(handle, folder, name));
    }

    /**
     * Where the bytes of an item can be read on this machine; they are never changed.
     *
     * @throws Problem UNAVAILABLE when they lie elsewhere and cannot be fetched just now
     */
    public Path original(MediaItem item) {
        byte[] sha256 =
                database.read(handle -> MediaRows.findSha256(handle, item.id()))
                        .orElseThrow(() -> none(item.id()));
        try {
            return originals.fetch(sha256);
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The original cannot be fetched from its store just now; try again.");
        }
    }
}
