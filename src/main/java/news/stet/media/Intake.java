package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.platform.Database;
import news.stet.platform.Letters;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files in: tells what they are, has them measured, keeps them and writes the row. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MAX_NAME_CHARS = 60;
    private static final int MAX_FILE_NAME_CHARS = 255;
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Database database;
    private final Originals originals;
    private final PictureTools pictures;
    private final FilmTools films;
    private final SoundTools sounds;
    private final MediaLimits limits;
    private final InstantSource clock;
    private final BlockingQueue<Long> fresh;

    /**
     * @param fresh told of what came in; when it is full, what is missing is made when asked for
     */
    Intake(
            Database database,
            Originals originals,
            PictureTools pictures,
            FilmTools films,
            SoundTools sounds,
            MediaLimits limits,
            InstantSource clock,
            BlockingQueue<Long> fresh) {
        this.fresh = fresh;
        this.database = database;
        this.originals = originals;
        this.pictures = pictures;
        this.films = films;
        this.sounds = sounds;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What somebody sends along with a file.
     *
     * @param fileName as it was called where it comes from
     * @param details checked
     * @param from where it was fetched; null when it was sent
     */
    record Label(String fileName, MediaDetails details, @Nullable String from) {
        Label {
            fileName = cleanFileName(fileName);
        }

        /** For the trail. */
        String words() {
            return from == null ? fileName : fileName + " from " + from;
        }

        private Label poster(int frame) {
            return new Label("%s %df.jpg".formatted(stem(fileName), frame), details, from);
        }
    }

    /**
     * Reads a stream to its end and takes it in; the same bytes again give the item they have.
     *
     * @throws Problem UNSUPPORTED, TOO_LARGE, NO_ROOM
     */
    MediaItem receive(Actor actor, InputStream in, Label label) {
        try {
            var stream = new PushbackInputStream(in, MediaFormat.HEAD_BYTES);
            byte[] head = stream.readNBytes(MediaFormat.HEAD_BYTES);
            stream.unread(head);
            MediaFormat format = format(label.fileName(), head);
            try (Originals.Arrived arrived = originals.receive(stream, maxBytes(format))) {
                return keep(actor, arrived, format, label);
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /**
     * What a file is that begins like that.
     *
     * @throws Problem UNSUPPORTED with what it seems to be instead
     */
    static MediaFormat format(String fileName, byte[] head) {
        return MediaFormat.find(head)
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.UNSUPPORTED,
                                fileName
                                        + " is not taken: "
                                        + ForeignFormat.describe(head)
                                        + ". Send JPEG, PNG, WebP, GIF, AVIF, HEIC, TIFF, MP4, MOV,"
                                        + " WebM, MKV, MP3, WAV or M4A."));
    }

    long maxBytes(MediaFormat format) {
        return switch (format.kind()) {
            case PICTURE -> limits.maxPictureBytes();
            case VIDEO, AUDIO -> limits.maxFilmBytes();
        };
    }

    static Problem notKept(IOException fault) {
        return DiskRoom.isFull(fault)
                ? DiskRoom.full()
                : Problem.causedBy(
                        fault,
                        Problem.Kind.UNAVAILABLE,
                        "The file could not be kept; send it again.");
    }

    /** Takes in what has arrived. */
    MediaItem keep(Actor actor, Originals.Arrived arrived, MediaFormat format, Label label)
            throws IOException {
        Optional<MediaItem> same = find(arrived.sha256());
        if (same.isPresent()) {
            return same.get();
        }
        Facts facts = examine(actor, arrived, format, label);
        PictureMetadata said = PictureMetadata.read(arrived.file(), format);
        originals.keep(arrived);
        Instant now = clock.instant();
        var draft =
                new MediaRows.Draft(
                        facts.format(),
                        arrived.sha256(),
                        arrived.bytes(),
                        facts.width(),
                        facts.height(),
                        facts.duration(),
                        FOLDER.format(now),
                        name(label.fileName(), format.kind(), arrived.sha256()),
                        facts.colour(),
                        facts.print(),
                        facts.poster(),
                        label.fileName(),
                        label.details().or(said.details()),
                        said.rights(),
                        now,
                        actor);
        MediaItem kept = add(actor, draft, label);
        originals.named(arrived.sha256());
        var unused = fresh.offer(kept.id());
        return kept;
    }

    /** The item with these bytes. */
    Optional<MediaItem> find(byte[] sha256) {
        return database.read(handle -> MediaRows.findBySha256(handle, sha256));
    }

    private MediaItem add(Actor actor, MediaRows.Draft draft, Label label) {
        return database.write(handle -> {
            Optional<MediaItem> added = MediaRows.add(handle, draft);
            added.ifPresent(item ->
                    Audit.record(
                            handle,
                            actor,
                            "add media",
                            MediaLibrary.subject(item.id()),
                            label.words(),
                            draft.addedAt()));
            // Somebody else may have added the same bytes a moment ago.
            return added.or(() -> MediaRows.findBySha256(handle, draft.sha256())).orElseThrow();
        });
    }

    private record Facts(
            MediaFormat format,
            int width,
            int height,
            @Nullable Duration duration,
            String colour,
            long print,
            @Nullable Long poster) {}

    private Facts examine(Actor actor, Originals.Arrived arrived, MediaFormat format, Label label)
            throws IOException {
        try {
            return switch (format.kind()) {
                case PICTURE -> picture(arrived.file(), format);
                case VIDEO -> filmOrSound(actor, arrived.file(), format, label);
                case AUDIO -> sound(arrived.file(), format);
            };
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNSUPPORTED) {
                LOG.info("{} was refused: {}", label.fileName(), problem.detail());
            }
            throw problem;
        }
    }

    private Facts picture(Path file, MediaFormat format) throws IOException {
        PictureFacts facts = pictures.examine(file, format, limits.maxPixels());
        return new Facts(
                format, facts.width(), facts.height(), null, facts.colour(), facts.print(), null);
    }

    private Facts filmOrSound(Actor actor, Path file, MediaFormat format, Label label)
            throws IOException {
        try {
            return film(actor, file, format, label);
        } catch (Problem noFilm) {
            if (format != MediaFormat.MP4 || noFilm.kind() != Problem.Kind.UNSUPPORTED) {
                throw noFilm;
            }
            // Recorders call their files by the brands of films.
            try {
                return sound(file, MediaFormat.M4A);
            } catch (Problem noSoundEither) {
                throw noFilm;
            }
        }
    }

    private Facts sound(Path file, MediaFormat format) throws IOException {
        Duration duration = sounds.examine(file, format).orElse(null);
        return new Facts(format, 0, 0, duration, "#000000", 0, null);
    }

    private Facts film(Actor actor, Path file, MediaFormat format, Label label) throws IOException {
        FilmTools.Facts facts = films.examine(file, format);
        PictureTools.requireFewPixels(facts.width(), facts.height(), limits.maxPixels());
        Optional<MediaItem> poster = poster(actor, file, format, facts, label);
        return new Facts(
                format,
                facts.width(),
                facts.height(),
                facts.duration().orElse(null),
                poster.map(MediaItem::colour).orElse("#000000"),
                0,
                poster.map(MediaItem::id).orElse(null));
    }

    private Optional<MediaItem> poster(
            Actor actor, Path film, MediaFormat format, FilmTools.Facts facts, Label label)
            throws IOException {
        Path poster = originals.draft(".jpg");
        try {
            if (!films.takePoster(film, format, facts, poster)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(poster)) {
                return Optional.of(receive(actor, in, label.poster(facts.posterFrame())));
            }
        } finally {
            Files.deleteIfExists(poster);
        }
    }

    static String cleanFileName(String fileName) {
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
}
