package news.stet.site;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One moment of the database, for one page or for several made together: what was read is not read
 * again, and what lies on the shelf is not read at all. Not safe for several threads.
 */
final class Snapshot {
    private static final String HEAD = "select seq from change_head";

    private final Handle handle;
    private final @Nullable Shelf shelf;
    private final boolean passing;
    private final Map<String, Object> met = new HashMap<>();
    private final long read;
    private final long seq;

    /**
     * Begins within a transaction that sees one state.
     *
     * @param followed what the shelf had followed before the transaction began
     * @param shelf null to read everything from the database
     * @param passing whether stories stay off the shelf: nobody asks for these again soon
     */
    Snapshot(Handle handle, long followed, @Nullable Shelf shelf, boolean passing) {
        this.passing = passing;
        this.handle = handle;
        this.shelf = shelf;
        this.read = head(handle);
        this.seq = shelf == null ? read : Math.min(read, followed);
    }

    /** In plain JDBC: each page asks this, and Jdbi would take as long as the query. */
    private static long head(Handle handle) {
        try (var statement = handle.getConnection().prepareStatement(HEAD);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new Unread(e);
        }
    }

    Handle handle() {
        return handle;
    }

    /** The newest change that everything given here is sure to know. */
    long seq() {
        return seq;
    }

    /** The thing of that key: met before, from the shelf, or read now. */
    <T> T get(String key, Function<Handle, T> reading) {
        T found = find(key);
        if (found != null) {
            return found;
        }
        T value = reading.apply(handle);
        keep(key, value);
        return value;
    }

    /** The things of many keys; those that are not here are read together. */
    <T> Map<Long, T> all(
            LongFunction<String> key,
            Collection<Long> ids,
            Function<List<Long>, Map<Long, T>> reading) {
        Map<Long, T> all = new HashMap<>();
        List<Long> wanted = new ArrayList<>();
        for (long id : ids) {
            Optional<T> found = find(key.apply(id));
            if (found == null) {
                wanted.add(id);
            } else if (found.isPresent()) {
                all.put(id, found.get());
            }
        }
        if (!wanted.isEmpty()) {
            Map<Long, T> values = reading.apply(wanted);
            all.putAll(values);
            wanted.forEach(id -> keep(key.apply(id), Optional.ofNullable(values.get(id))));
        }
        return all;
    }

    /** Something made of what is read, with the keys that were noted meanwhile. */
    <T> Shelf.Made<T> made(String name, Supplier<Shelf.Made<T>> making) {
        Shelf.Made<T> found = find(name);
        if (found != null) {
            return found;
        }
        Shelf.Made<T> made = making.get();
        keep(name, made, made.keys(), seq);
        return made;
    }

    private void keep(String key, Object value) {
        keep(key, value, Set.of(key), read);
    }

    private void keep(String name, Object value, Set<String> keys, long at) {
        met.put(name, value);
        // Who stands beside whom is no thing of its own: a story that leaves tells by its card, and
        // one that changes its topics by itself.
        boolean beside = name.startsWith("near:") || name.startsWith("related:");
        boolean passes = beside || passing && name.startsWith("story:");
        if (shelf != null && !passes) {
            shelf.put(name, value, keys, at);
        }
    }

    /** What is kept under a name is always of one type: the one its only reader puts there. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> @Nullable T find(String name) {
        Object found = met.get(name);
        if (found == null && shelf != null) {
            found = shelf.find(name);
            if (found != null) {
                met.put(name, found);
            }
        }
        return (T) found;
    }
}
