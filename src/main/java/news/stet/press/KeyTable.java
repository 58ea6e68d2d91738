package news.stet.press;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import news.stet.site.Change;
import news.stet.site.Freshness;

/**
 * When each key last changed, in a file of fixed size that is mapped into memory. Keys share
 * buckets by hash: two in one bucket only make a page look older than it is, never fresher. Written
 * by one thread, the one that follows the change log; read by any.
 *
 * <p>The file outlives a killed process as it is. After a power cut it is taken back to where it
 * was last forced to the disk, and the log is read again from there.
 */
final class KeyTable implements Freshness, AutoCloseable {
    private static final long MAGIC = 0x5354_4554_4b45_5931L;
    private static final int BUCKETS = 1 << 21;
    private static final long HEADER_BYTES = 4096;
    private static final long TABLE_BYTES = 8L * BUCKETS;
    private static final long FILE_BYTES = HEADER_BYTES + 2 * TABLE_BYTES;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private static final long AT_MAGIC = 0;
    private static final long AT_LOG_HIGH = 8;
    private static final long AT_LOG_LOW = 16;
    private static final long AT_BASE = 24;
    private static final long AT_FOLLOWED = 32;
    private static final long AT_FORCED = 40;
    private static final long AT_BOOT = 48;

    private final Arena arena;
    private final MemorySegment table;

    private KeyTable(Arena arena, MemorySegment table) {
        this.arena = arena;
        this.table = table;
    }

    /**
     * Opens the file, or makes an empty one.
     *
     * @throws IOException when the disk refuses
     */
    static KeyTable open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            fill(channel);
            MemorySegment mapped =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_BYTES, arena);
            var table = new KeyTable(arena, mapped);
            table.takeUp(boot());
            return table;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** All of it takes its place now: a disk that is full later cannot fault in the middle. */
    private static void fill(FileChannel channel) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(CHUNK_BYTES);
        for (long size = channel.size(); size < FILE_BYTES; size = channel.size()) {
            zeros.clear().limit((int) Math.min(CHUNK_BYTES, FILE_BYTES - size));
            channel.write(zeros, size);
        }
    }

    private void takeUp(long boot) {
        if (get(AT_MAGIC) != MAGIC) {
            table.fill((byte) 0);
            set(AT_MAGIC, MAGIC);
        } else if (get(AT_BOOT) != boot) {
            // What was not forced before the machine went down may be there in part.
            set(AT_FOLLOWED, Math.min(get(AT_FOLLOWED), get(AT_FORCED)));
        }
        set(AT_BOOT, boot);
    }

    /** Another one for each start of the machine; 0 where nobody says. */
    private static long boot() {
        try {
            String id = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return UUID.fromString(id).getMostSignificantBits();
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }

    private long get(long at) {
        return (long) LONG.getVolatile(table, at);
    }

    private void set(long at, long value) {
        LONG.setVolatile(table, at, value);
    }

    /** Whose changes these are: the log's, and what else pages are made of; zeros at first. */
    UUID source() {
        return new UUID(get(AT_LOG_HIGH), get(AT_LOG_LOW));
    }

    boolean follows(UUID source) {
        return source().equals(source);
    }

    /** The number before which nothing is known; 0 when nothing was ever followed. */
    long base() {
        return get(AT_BASE);
    }

    /** Forgets all; whatever was pressed before that number is out of date. */
    void begin(UUID source, long head) {
        set(AT_FOLLOWED, 0);
        set(AT_BASE, Long.MAX_VALUE);
        table.asSlice(HEADER_BYTES).fill((byte) 0);
        set(AT_LOG_HIGH, source.getMostSignificantBits());
        set(AT_LOG_LOW, source.getLeastSignificantBits());
        set(AT_FOLLOWED, head);
        set(AT_BASE, head);
        force();
    }

    /** Takes in what follows; the changes are in order and without gaps. */
    void apply(List<Change> changes) {
        for (Change change : changes) {
            long bucket = bucket(change.key());
            set(HEADER_BYTES + bucket, change.seq());
            if (change.withdraws() && namesStory(change.key())) {
                set(HEADER_BYTES + TABLE_BYTES + bucket, change.seq());
            }
        }
        if (!changes.isEmpty()) {
            set(AT_FOLLOWED, changes.getLast().seq());
        }
    }

    private static boolean namesStory(String key) {
        return key.startsWith("story:") || key.startsWith("card:") || key.startsWith("archive:");
    }

    private static long bucket(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        hash ^= hash >>> 15;
        hash *= 0x85EBCA6B;
        return 8L * ((hash ^ (hash >>> 13)) & (BUCKETS - 1));
    }

    @Override
    public long followed() {
        return get(AT_FOLLOWED);
    }

    @Override
    public long lastChange(String key) {
        return Math.max(get(AT_BASE), get(HEADER_BYTES + bucket(key)));
    }

    /** Whether none of the keys changed after that number. */
    boolean fresh(Collection<String> keys, long seq) {
        if (seq < get(AT_BASE)) {
            return false;
        }
        for (String key : keys) {
            if (get(HEADER_BYTES + bucket(key)) > seq) {
                return false;
            }
        }
        return true;
    }

    /** Whether a story that the page shows was taken from readers after that number. */
    boolean withdrawn(Collection<String> keys, long seq) {
        for (String key : keys) {
            if (namesStory(key) && get(HEADER_BYTES + TABLE_BYTES + bucket(key)) > seq) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last that happened to a story of that key is that readers lost it. */
    boolean takenBack(String key) {
        long taken = get(HEADER_BYTES + TABLE_BYTES + bucket(key));
        return taken > 0 && taken == get(HEADER_BYTES + bucket(key));
    }

    /** Through to the disk, so that a power cut costs only what comes after. */
    synchronized void force() {
        if (!arena.scope().isAlive()) {
            return;
        }
        long followed = followed();
        table.force();
        set(AT_FORCED, followed);
        table.asSlice(0, HEADER_BYTES).force();
    }

    @Override
    public synchronized void close() {
        force();
        arena.close();
    }
}
