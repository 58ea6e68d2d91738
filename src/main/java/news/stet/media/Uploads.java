package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;

/**
 * Files that come in pieces, in order, over as many connections as it takes; the last piece takes
 * the file into the library. How far one has come outlives any crash. Safe for any thread.
 */
public final class Uploads {
    /** More than a whole card of a camera's pictures at once. */
    private static final int MOST_OPEN = 1_000;

    /** Refusals of the file itself; sending it again would not help. */
    private static final Set<Problem.Kind> FOR_GOOD =
            EnumSet.of(Problem.Kind.UNSUPPORTED, Problem.Kind.TOO_LARGE, Problem.Kind.INVALID);

    private final Database database;
    private final Path folder;
    private final DiskRoom room;
    private final Intake intake;
    private final MediaLimits limits;
    private final InstantSource clock;
    private final UploadTurns turns = new UploadTurns();
    private final UploadHashes hashes = new UploadHashes();

    Uploads(
            Database database,
            Path folder,
            DiskRoom room,
            Intake intake,
            MediaLimits limits,
            InstantSource clock)
            throws IOException {
        this.database = database;
        this.folder = Files.createDirectories(folder);
        this.room = room;
        this.intake = intake;
        this.limits = limits;
        this.clock = clock;
    }

    /** The largest file there may be. */
    public long maxBytes() {
        return limits.maxFilmBytes();
    }

    /**
     * Begins one; nothing of it is here yet.
     *
     * @param bytes of the whole file
     * @throws Problem FORBIDDEN, INVALID, TOO_LARGE, TOO_MANY, NO_ROOM
     */
    public Upload begin(Actor actor, String fileName, long bytes, MediaDetails details) {
        actor.require(Permission.ADD_MEDIA);
        var label = new Intake.Label(fileName, details.checked(), null);
        if (bytes < 1) {
            throw Problem.invalid("bytes", "the file is empty", "Send one that holds something");
        }
        if (bytes > maxBytes()) {
            throw Originals.tooLarge(maxBytes());
        }
        return database.write(handle -> {
            if (UploadRows.listOpen(handle, actor).size() >= MOST_OPEN) {
                throw new Problem(
                        Problem.Kind.TOO_MANY,
                        "You have begun to send %d files; let some arrive, or give some up."
                                .formatted(MOST_OPEN));
            }
            requireRoom(UploadRows.missingBytes(handle, clock.instant()) + bytes);
            return UploadRows.add(
                    handle, actor, label.fileName(), bytes, label.details(), clock.instant());
        });
    }

    private void requireRoom(long bytes) {
        try {
            room.require(bytes);
        } catch (IOException e) {
            throw Intake.notKept(e);
        }
    }

    /**
     * One of the actor's own.
     *
     * @throws Problem NOT_FOUND, also when it was thrown away
     */
    public Upload get(Actor actor, UUID id) {
        return row(actor, id).upload();
    }

    private UploadRows.Row row(Actor actor, UUID id) {
        return database.read(handle -> UploadRows.find(handle, actor, id))
                .orElseThrow(Uploads::none);
    }

    private static Problem none() {
        return new Problem(
                Problem.Kind.NOT_FOUND,
                "There is no such upload of yours; it may have been given up. Begin a new one.");
    }

    /** The actor's own that are not over, the oldest first. */
    public List<Upload> list(Actor actor) {
        return database.read(handle -> UploadRows.listOpen(handle, actor));
    }

    /**
     * Adds a piece, and with the last one takes the file in, which may take a while. When the
     * connection breaks, what came before is kept. An empty piece at the end tries the last step
     * again.
     *
     * @param offset what the sender believes is here
     * @param in read until the file is complete or the piece ends
     * @throws Problem NOT_FOUND; CONFLICT when not so much is here, or another sends; GONE when it
     *     was refused before; UNSUPPORTED or TOO_LARGE as soon as that can be told; NO_ROOM and
     *     UNAVAILABLE leave what is here to go on with
     */
    public Upload append(Actor actor, UUID id, long offset, InputStream in) {
        actor.require(Permission.ADD_MEDIA);
        try (var turn = turns.take(id)) {
            UploadRows.Row row = row(actor, id);
            Upload upload = row.upload();
            if (upload.refused().isPresent()) {
                throw new Problem(Problem.Kind.GONE, upload.refused().get());
            }
            if (offset != upload.received()) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "%d bytes of this file are here, not %d; go on from there."
                                .formatted(upload.received(), offset));
            }
            return upload.media().isPresent() ? upload : write(actor, row, turn, in);
        }
    }

    private Upload write(Actor actor, UploadRows.Row row, UploadTurns.Turn turn, InputStream in) {
        UUID id = row.upload().id();
        Path file = file(id);
        try {
            if (row.sha256().isPresent() && !Files.exists(file)) {
                // It was handed over, and then Stet died before it could say so.
                Optional<MediaItem> there = intake.find(row.sha256().get());
                if (there.isPresent()) {
                    return taken(actor, id, there.get());
                }
            }
            if (row.upload().received() > 0 && !Files.exists(file)) {
                // As after a backup was brought back, which has no files on their way.
                database.write(handle -> {
                    UploadRows.remove(handle, id);
                    return id;
                });
                throw none();
            }
            var piece = new UploadPiece(row.upload(), file, room, hashes, intake);
            long received =
                    piece.write(
                            in,
                            turn,
                            sure ->
                                    database.write(handle -> {
                                        UploadRows.received(handle, id, sure, clock.instant());
                                        return sure;
                                    }));
            if (received < row.upload().bytes()) {
                return get(actor, id);
            }
            return taken(actor, id, finish(actor, row, file));
        } catch (Problem problem) {
            if (FOR_GOOD.contains(problem.kind())) {
                refuse(id, file, problem);
            }
            throw problem;
        } catch (IOException e) {
            throw Intake.notKept(e);
        }
    }

    private MediaItem finish(Actor actor, UploadRows.Row row, Path file) throws IOException {
        Upload upload = row.upload();
        byte[] sha256 = hashes.of(upload, file);
        database.write(handle -> {
            UploadRows.hashed(handle, upload.id(), sha256);
            return sha256;
        });
        var label = new Intake.Label(upload.fileName(), row.details(), null);
        return intake.keep(
                actor,
                new Originals.Arrived(file, sha256, upload.bytes()),
                Intake.format(upload.fileName(), UploadPiece.head(file)),
                label);
    }

    private Upload taken(Actor actor, UUID id, MediaItem item) throws IOException {
        database.write(handle -> {
            UploadRows.taken(handle, id, item.id(), clock.instant());
            return item;
        });
        // Still there when the same bytes were in the library before.
        Files.deleteIfExists(file(id));
        hashes.forget(id);
        return get(actor, id);
    }

    private void refuse(UUID id, Path file, Problem why) {
        database.write(handle -> {
            UploadRows.refused(handle, id, why.detail(), clock.instant());
            return why;
        });
        hashes.forget(id);
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing of a UUID can lead out of the folder. */
    private Path file(UUID id) {
        return folder.resolve(id.toString());
    }

    /**
     * Gives one up; what it became stays.
     *
     * @throws Problem NOT_FOUND, CONFLICT while another sends it
     */
    public void cancel(Actor actor, UUID id) {
        actor.require(Permission.ADD_MEDIA);
        try (var turn = turns.take(id)) {
            turn.alive(false);
            UUID own = get(actor, id).id();
            database.write(handle -> {
                UploadRows.remove(handle, own);
                return own;
            });
            hashes.forget(own);
            delete(file(own));
        }
    }

    /** Throws away those nobody went on with for two days. */
    void forgetOld() {
        for (UUID id : database.write(handle -> UploadRows.removeOld(handle, clock.instant()))) {
            hashes.forget(id);
            delete(file(id));
        }
    }
}
