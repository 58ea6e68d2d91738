package news.stet.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder where one Stet keeps all it has: database, originals, renditions, secrets. It has one
 * owner at a time, a process with a lock; commands started meanwhile are its guests and use the
 * owner's database. Safe for any thread.
 */
public final class DataFolder implements AutoCloseable {
    /** The layout of the folder that this Stet writes; a folder of a higher one is refused. */
    public static final int FORMAT = 1;

    private static final String FORMAT_FILE = "format";
    private static final String LOCK_FILE = "stet.lock";
    private static final String GUESTS_FILE = "guests.lock";

    /** What may lie in a folder that Stet takes as new. */
    private static final Set<String> HARMLESS =
            Set.of(LOCK_FILE, GUESTS_FILE, FolderOwner.FILE, "stet.properties", "lost+found");

    /** Longer than any stop of the owner and any start of its database. */
    private static final Duration OWNER_PATIENCE = Duration.ofSeconds(30);

    /** A command that owns the folder waits so long for its guests, as long as an import may be. */
    private static final Duration GUEST_PATIENCE = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Path path;
    private final FolderLock lock;
    private final boolean owned;
    private final boolean command;
    private FolderOwner owner;
    private boolean closed;

    private DataFolder(
            Path path, FolderLock lock, boolean owned, boolean command, FolderOwner owner) {
        this.path = path;
        this.lock = lock;
        this.owned = owned;
        this.command = command;
        this.owner = owner;
    }

    /**
     * Opens the folder as its owner, as a server does; creates it when it is not there.
     *
     * @param what what this process is, for the messages of others, as in {@code stet serve}
     * @throws Problem CONFLICT when another process has it or a newer Stet wrote it, INVALID when
     *     it is something else or cannot be written
     */
    public static DataFolder own(Path folder, String what) {
        return open(folder, what, false);
    }

    /**
     * Opens the folder as a command does: as the guest of the process that owns it, or as its owner
     * when there is none.
     *
     * @throws Problem as {@link #own}, but never for a folder in use
     */
    public static DataFolder join(Path folder, String what) {
        return open(folder, what, true);
    }

    private static DataFolder open(Path folder, String what, boolean command) {
        try {
            Path path = prepare(folder);
            long giveUp = System.nanoTime() + OWNER_PATIENCE.toNanos();
            while (true) {
                Optional<FolderLock> mine = FolderLock.tryExclusive(path.resolve(LOCK_FILE));
                if (mine.isPresent()) {
                    return owned(path, mine.get(), what, command);
                }
                Optional<FolderOwner> other = FolderOwner.find(path);
                boolean leaving = other.isEmpty() || other.get().stopping() || !other.get().alive();
                if (command && !leaving) {
                    Optional<DataFolder> guest = guest(path);
                    if (guest.isPresent()) {
                        return guest.get();
                    }
                }
                if (!command && !leaving || System.nanoTime() > giveUp) {
                    throw inUse(path, other);
                }
                pause();
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static Path prepare(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath(), ownerOnly("rwx------"));
        Path path = folder.toRealPath();
        try {
            String text = Files.readString(path.resolve(FORMAT_FILE)).strip();
            int format = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
            if (format == 0) {
                String detail = "The file %s says no version; take the folder from a backup.";
                throw new Problem(
                        Problem.Kind.INVALID, detail.formatted(path.resolve(FORMAT_FILE)));
            }
            if (format > FORMAT) {
                String detail =
                        "The data folder %s was written by a newer Stet (format %d, this one knows"
                                + " %d). Use that Stet, or choose another folder with --data.";
                throw new Problem(Problem.Kind.CONFLICT, detail.formatted(path, format, FORMAT));
            }
        } catch (NoSuchFileException e) {
            refuseForeign(path);
        }
        return path;
    }

    private static void refuseForeign(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            boolean foreign =
                    files.map(file -> file.getFileName().toString())
                            .anyMatch(name -> !name.startsWith(".") && !HARMLESS.contains(name));
            if (foreign) {
                String detail = "%s has files in it and is no data folder of Stet; choose a new or";
                throw new Problem(
                        Problem.Kind.INVALID,
                        (detail + " empty folder with --data.").formatted(path));
            }
        }
    }

    private static DataFolder owned(Path path, FolderLock lock, String what, boolean command)
            throws IOException {
        try {
            var owner =
                    new FolderOwner(ProcessHandle.current().pid(), what, false, Optional.empty());
            var folder = new DataFolder(path, lock, true, command, owner);
            folder.writePrivate(FolderOwner.FILE, owner.text());
            if (!Files.exists(path.resolve(FORMAT_FILE))) {
                folder.writePrivate(FORMAT_FILE, FORMAT + "\n");
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A guest signs in first and then looks at the owner, so that an owner who leaves sees it. */
    private static Optional<DataFolder> guest(Path path) throws IOException {
        Optional<FolderLock> lock = FolderLock.tryShared(path.resolve(GUESTS_FILE));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        Optional<FolderOwner> owner = FolderOwner.find(path);
        if (owner.filter(one -> !one.stopping() && one.database().isPresent()).isEmpty()) {
            lock.get().close();
            return Optional.empty();
        }
        return Optional.of(new DataFolder(path, lock.get(), false, true, owner.get()));
    }

    /** The folder itself, absolute and without links. */
    public Path path() {
        return path;
    }

    /** Whether this process owns the folder; otherwise it is the guest of one that does. */
    public boolean owned() {
        return owned;
    }

    /**
     * A folder in it for one purpose, made when missing, closed to other users.
     *
     * @param name relative, as in {@code media/originals}
     */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name), ownerOnly("rwx------"));
        } catch (IOException e) {
            throw unusable(path.resolve(name), e);
        }
    }

    /** The text of a file that only this user may read; empty when there is none. */
    public Optional<String> findPrivate(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(path.resolve(name), e);
        }
    }

    /** Writes a file that only this user may read, whole or not at all, and through to the disk. */
    public void writePrivate(String name, String text) {
        Path file = path.resolve(name);
        try {
            Path folder = Files.createDirectories(file.resolveSibling(""), ownerOnly("rwx------"));
            Path draft = Files.createTempFile(folder, ".", ".new", ownerOnly("rw-------"));
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** The owner's database; always there for a guest. */
    public synchronized Optional<DatabaseAddress> database() {
        return owner.database();
    }

    /** The owner tells its guests where the database answers. */
    public synchronized void announce(DatabaseAddress database) {
        tell(owner.withDatabase(database));
    }

    /**
     * The owner says that its database will stop: from now on new commands wait for the folder
     * instead of joining. An owner that is a command itself lets those who joined finish first.
     */
    public void bidFarewell() {
        synchronized (this) {
            if (closed) {
                return;
            }
            tell(owner.nowStopping());
        }
        if (!command) {
            return;
        }
        long giveUp = System.nanoTime() + GUEST_PATIENCE.toNanos();
        try {
            Optional<FolderLock> alone = FolderLock.tryExclusive(path.resolve(GUESTS_FILE));
            while (alone.isEmpty() && System.nanoTime() < giveUp) {
                pause();
                alone = FolderLock.tryExclusive(path.resolve(GUESTS_FILE));
            }
            if (alone.isPresent()) {
                alone.get().close();
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private void tell(FolderOwner news) {
        if (!owned) {
            throw new IllegalStateException("A guest has nothing to say about " + path);
        }
        owner = news;
        try {
            writePrivate(FolderOwner.FILE, news.text());
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Lets go of the folder. What uses it, the database first, must have been closed before. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (owned) {
                Files.deleteIfExists(path.resolve(FolderOwner.FILE));
            }
            lock.close();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.causedBy(
                    e, Problem.Kind.UNAVAILABLE, "Interrupted while waiting for another Stet.");
        }
    }

    private static Problem inUse(Path path, Optional<FolderOwner> other) {
        String who =
                other.map(one -> "\"%s\" with process id %d".formatted(one.what(), one.pid()))
                        .orElse("another Stet");
        String detail =
                "The data folder %s is in use by %s; stop it or choose another folder with --data.";
        return new Problem(Problem.Kind.CONFLICT, detail.formatted(path, who));
    }

    private static Problem unusable(Path path, IOException thrown) {
        String reason =
                switch (thrown) {
                    case AccessDeniedException _ -> "this user may not write there";
                    case FileSystemException e when e.getReason() != null -> e.getReason();
                    default -> String.valueOf(thrown.getMessage());
                };
        String detail = "The data folder cannot be used at %s: %s.";
        return Problem.causedBy(thrown, Problem.Kind.UNAVAILABLE, detail.formatted(path, reason));
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
