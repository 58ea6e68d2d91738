package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * What the library's films and sounds have beyond their originals, and the verbs on it: what
 * readers play, how far it is made, the picture that stands for a film. Safe for any thread.
 */
public final class Films {
    /** A night of sport at a hundred pictures a second. */
    private static final int LAST_FRAME = 10_000_000;

    private static final int SMALL_WIDTH = 480;

    private final Database database;
    private final MediaLibrary library;
    private final FilmTools tools;
    private final FilmFiles files;
    private final InstantSource clock;
    private final MediaEdits edits;
    private final Captions captions;
    private final FilmMaker maker;

    Films(
            Database database,
            MediaLibrary library,
            FilmTools tools,
            FilmFiles files,
            InstantSource clock,
            MediaEdits edits) {
        this.database = database;
        this.library = library;
        this.tools = tools;
        this.files = files;
        this.clock = clock;
        this.edits = edits;
        this.captions = new Captions(database, library, this, files, clock, edits);
        this.maker = new FilmMaker(database, library, tools, files, clock, edits);
    }

    /** What is spoken in them, in writing. */
    public Captions captions() {
        return captions;
    }

    /** Whoever makes what readers get. */
    public FilmMaker maker() {
        return maker;
    }

    /** What readers get of those of the ids that are films or sounds, by id. */
    public static Map<Long, Film> findAll(Handle handle, Collection<Long> ids) {
        return FilmRows.findAll(handle, ids);
    }

    /** What readers get of a film or sound; empty for what is neither. */
    public Optional<Film> find(long media) {
        return Optional.ofNullable(
                database.read(handle -> FilmRows.findAll(handle, List.of(media))).get(media));
    }

    /**
     * What stands behind an address under {@code /media/} that was made of a film.
     *
     * @throws Problem UNAVAILABLE when the database has to be asked and does not answer
     */
    Optional<Rendition> find(String address) {
        Optional<Rendition> made = files.find(address);
        return made.isPresent() ? made : captions.make(address);
    }

    /** The same if it lies on the disk; asks nobody. */
    Optional<Rendition> findMade(String address) {
        return files.find(address);
    }

    /** How far it is with it; empty as long as nobody has looked at it. */
    public Optional<FilmWork> findWork(long media) {
        return database.read(handle -> FilmRows.findWork(handle, media));
    }

    /** Whether this machine has what films are made with. */
    public boolean works() {
        return tools.works();
    }

    /**
     * Stops what is being made of it; readers keep what they have.
     *
     * @throws Problem FORBIDDEN, CONFLICT when nothing is being made
     */
    public void cancel(Actor actor, long media) {
        turn(actor, media, "cancel film", FilmRows::cancel, "Nothing is being made of it now.");
    }

    /**
     * Has it made again, after a failure or with what Stet can do today.
     *
     * @throws Problem FORBIDDEN, CONFLICT when it is being made
     */
    public void again(Actor actor, long media) {
        turn(actor, media, "make film", FilmRows::again, "It is being made already.");
    }

    private interface Turn {
        boolean done(Handle handle, long media, Instant now);
    }

    private void turn(Actor actor, long media, String verb, Turn turn, String otherwise) {
        Instant now = clock.instant();
        database.write(handle -> {
            requireEditing(handle, actor, media);
            if (!turn.done(handle, media, now)) {
                throw new Problem(Problem.Kind.CONFLICT, otherwise);
            }
            Audit.record(handle, actor, verb, "media:" + media, null, now);
            return media;
        });
    }

    /** One's own, or anybody's with the right to any draft: as with what is said of it. */
    static void requireEditing(Handle handle, Actor actor, long media) {
        actor.require(Permission.ADD_MEDIA);
        boolean own =
                actor.kind() == Actor.Kind.PERSON
                        && MediaRows.findAdder(handle, media)
                                .filter(person -> person == actor.id())
                                .isPresent();
        if (!own) {
            actor.require(Permission.WRITE_ANY_DRAFT);
        }
    }

    /**
     * One picture of a film, small, for somebody who chooses.
     *
     * @param number the first is 0
     * @return where it lies
     * @throws Problem NOT_FOUND when the film has no such picture
     */
    public Path frame(long media, int number) {
        MediaItem film = film(media);
        try {
            Path kept = files.frame(film, number);
            if (!Files.exists(kept)) {
                Path draft = tools.children().draft(".jpg");
                try {
                    take(film, number, SMALL_WIDTH, draft);
                    Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(draft);
                }
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets a picture of the film stand for it. It becomes a picture of the library, named after its
     * number, and is cut like any other.
     *
     * @param number the first is 0
     * @throws Problem FORBIDDEN, NOT_FOUND when the film has no such picture
     */
    public MediaItem usePoster(Actor actor, long media, int number) {
        database.read(handle -> {
            requireEditing(handle, actor, media);
            return media;
        });
        MediaItem film = film(media);
        MediaItem poster = addFrame(actor, film, number);
        Instant now = clock.instant();
        return database.write(handle -> {
            requireEditing(handle, actor, media);
            FilmRows.setPoster(handle, media, poster);
            Audit.record(handle, actor, "choose poster", "media:" + media, number + "f", now);
            MediaItem changed = MediaRows.findAll(handle, List.of(media)).getFirst();
            edits.edited(handle, changed, MediaEdits.Change.LOOK, now);
            return poster;
        });
    }

    private MediaItem addFrame(Actor actor, MediaItem film, int number) {
        try {
            Path draft = tools.children().draft(".jpg");
            try {
                take(film, number, 0, draft);
                try (InputStream in = Files.newInputStream(draft)) {
                    String name = "%s %df.jpg".formatted(stem(film.fileName()), number);
                    return library.add(actor, in, name, film.details());
                }
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    private void take(MediaItem film, int number, int maxWidth, Path target) {
        if (number < 0 || number > LAST_FRAME) {
            throw noFrame(number);
        }
        double rate = find(film.id()).map(it -> it.made().rate()).orElse(0.0);
        try {
            tools.takeFrame(library.original(film), film.format(), number, rate, maxWidth, target);
        } catch (IOException e) {
            throw Problem.causedBy(e, Problem.Kind.NOT_FOUND, noFrame(number).detail());
        }
    }

    private static Problem noFrame(int number) {
        return new Problem(
                Problem.Kind.NOT_FOUND,
                "The film has no picture " + number + "; take a smaller number.");
    }

    private MediaItem film(long media) {
        MediaItem item = library.get(media);
        if (item.kind() != MediaKind.VIDEO) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no film " + media + ".");
        }
        return item;
    }
}
