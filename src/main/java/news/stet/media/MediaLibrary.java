package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The pictures and films of the newsroom, and the verbs on them. Safe for any thread. */
public final class MediaLibrary {
    private static final int MAX_LISTED = 200;
    private static final int MAX_NAME_CHARS = 60;
    private static final int MAX_FILE_NAME_CHARS = 255;
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Database database;
    private final Originals originals;
    private final PictureTools pictures;
    private final FilmTools films;
    private final MediaLimits limits;
    private final InstantSource clock;
    private final MediaEdits edits;
    private final Renditions renditions;
    private final Rights rights;
    private final MediaUpkeep upkeep;
    private final Films filmsMade;

    MediaLibrary(
            Database database,
            Path media,
            Function<ChildProcesses, PictureTools> tools,
            MediaLimits limits,
            InstantSource clock,
            MediaEdits edits) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
        this.edits = edits;
        this.rights = new Rights(database, clock, edits);
        try {
            this.originals = new Originals(media);
            Path working = Files.createDirectories(media.resolve("working"));
            originals.clearGivenUp(working, clock.instant());
            var children = new ChildProcesses(working);
            this.pictures = tools.apply(children);
            this.films = new FilmTools(children);
            var withdrawn = new Withdrawn(media);
            this.renditions = new Renditions(this, media, pictures, withdrawn);
            this.upkeep = new MediaUpkeep(database, media, withdrawn, renditions);
            this.filmsMade = new Films(database, this, films, new FilmFiles(media), clock, edits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return new MediaLibrary(database, media, PictureTools::find, limits, clock, edits);
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

    /** The verbs on what may be done with items. */
    public Rights rights() {
        return rights;
    }

    /** What films and sounds have beyond their originals. */
    public Films films() {
        return filmsMade;
    }

    /** What this machine can make renditions in; JPEG always. */
    public Set<Format> formats() {
        return pictures.formats();
    }

    /**
     * Takes a picture or a film in. The same bytes again give the item they have, with its details
     * as they are. What nobody says of a new one, its own metadata do.
     *
     * @param in read to its end and left open
     * @param fileName as it was called where it comes from; names the item, decides nothing
     * @throws Problem FORBIDDEN, UNSUPPORTED, TOO_LARGE, INVALID
     */
    public MediaItem add(Actor actor, InputStream in, String fileName, MediaDetails details) {
        actor.require(Permission.ADD_MEDIA);
        MediaDetails checked = details.checked();
        try {
            var stream = new PushbackInputStream(in, MediaFormat.HEAD_BYTES);
            byte[] head = stream.readNBytes(MediaFormat.HEAD_BYTES);
            stream.unread(head);
            MediaFormat format =
                    MediaFormat.find(head).orElseThrow(() -> unsupported(fileName, head));
            long maxBytes =
                    format.kind() == MediaKind.PICTURE
                            ? limits.maxPictureBytes()
                            : limits.maxFilmBytes();
            try (Originals.Arrived arrived = originals.receive(stream, maxBytes)) {
                return keep(actor, arrived, format, cleanFileName(fileName), checked);
            }
        } catch (IOException e) {
            throw Problem.causedBy(
                    e, Problem.Kind.UNAVAILABLE, "The file could not be kept; send it again.");
        }
    }

    private static Problem unsupported(String fileName, byte[] head) {
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                cleanFileName(fileName)
                        + " is not taken: "
                        + MediaFormat.describe(head)
                        + ". Send JPEG, PNG, WebP, GIF, AVIF, HEIC, TIFF, MP4, MOV or WebM.");
    }

    private MediaItem keep(
            Actor actor,
            Originals.Arrived arrived,
            MediaFormat format,
            String fileName,
            MediaDetails details)
            throws IOException {
        Optional<MediaItem> same =
                database.read(handle -> MediaRows.findBySha256(handle, arrived.sha256()));
        if (same.isPresent()) {
            return same.get();
        }
        Facts facts =
                switch (format.kind()) {
                    case PICTURE -> picture(arrived.file(), format);
                    case VIDEO -> film(actor, arrived.file(), format, fileName, details);
                };
        PictureMetadata said = PictureMetadata.read(arrived.file(), format);
        originals.keep(arrived);
        Instant now = clock.instant();
        var draft =
                new MediaRows.Draft(
                        format,
                        arrived.sha256(),
                        arrived.bytes(),
                        facts.width(),
                        facts.height(),
                        facts.duration(),
                        FOLDER.format(now),
                        name(fileName, format.kind(), arrived.sha256()),
                        facts.colour(),
                        facts.print(),
                        facts.poster(),
                        fileName,
                        details.or(said.details()),
                        said.rights(),
                        now,
                        actor);
        return database.write(handle -> {
            Optional<MediaItem> added = MediaRows.add(handle, draft);
            added.ifPresent(item ->
                    Audit.record(handle, actor, "add media", subject(item.id()), fileName, now));
            // Somebody else may have added the same bytes a moment ago.
            return added.or(() -> MediaRows.findBySha256(handle, arrived.sha256())).orElseThrow();
        });
    }

    private record Facts(
            int width,
            int height,
            @Nullable Duration duration,
            String colour,
            long print,
            @Nullable Long poster) {}

    private Facts picture(Path file, MediaFormat format) throws IOException {
        PictureFacts facts = pictures.examine(file, format, limits.maxPixels());
        return new Facts(facts.width(), facts.height(), null, facts.colour(), facts.print(), null);
    }

    private Facts film(
            Actor actor, Path file, MediaFormat format, String fileName, MediaDetails details)
            throws IOException {
        FilmTools.Facts facts = films.examine(file, format);
        PictureTools.requireFewPixels(facts.width(), facts.height(), limits.maxPixels());
        Optional<MediaItem> poster = poster(actor, file, format, facts, fileName, details);
        return new Facts(
                facts.width(),
                facts.height(),
                facts.duration().orElse(null),
                poster.map(MediaItem::colour).orElse("#000000"),
                0,
                poster.map(MediaItem::id).orElse(null));
    }

    private Optional<MediaItem> poster(
            Actor actor,
            Path film,
            MediaFormat format,
            FilmTools.Facts facts,
            String fileName,
            MediaDetails details)
            throws IOException {
        Path poster = originals.draft(".jpg");
        try {
            if (!films.takePoster(film, format, facts, poster)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(poster)) {
                return Optional.of(
                        add(
                                actor,
                                in,
                                "%s %df.jpg".formatted(stem(fileName), facts.posterFrame()),
                                details));
            }
        } finally {
            Files.deleteIfExists(poster);
        }
    }

    private static String cleanFileName(String fileName) {
        String last =
                fileName.substring(
                        1 + Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')));
        String clean = Letters.printable(last, MAX_FILE_NAME_CHARS).strip();
        return clean.isEmpty() ? "file" : clean;
    }

    /** Letters, digits and hyphens, then eight digits of the content's hash to tell it apart. */
    private static String name(String fileName, MediaKind kind, byte[] sha256) {
        String words =
                Normalizer.normalize(stem(fileName), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-");
        String cut = words.substring(0, Math.min(words.length(), MAX_NAME_CHARS));
        String slug = cut.replaceAll("^-+|-+$", "");
        return (slug.isEmpty() ? kind.slug() : slug) + "-" + HexFormat.of().formatHex(sha256, 0, 4);
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
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

    private static String subject(long id) {
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

    /** Where the bytes of an item lie; they are never changed. */
    public Path original(MediaItem item) {
        byte[] sha256 =
                database.read(handle -> MediaRows.findSha256(handle, item.id()))
                        .orElseThrow(() -> none(item.id()));
        return originals.path(sha256);
    }
}
