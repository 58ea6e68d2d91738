package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import news.stet.platform.Database;

/**
 * The originals that lie in a bucket and not in the folder of originals, for who takes a newsroom
 * along whole. Safe for any thread.
 */
public final class OriginalsElsewhere {
    /**
     * One of them.
     *
     * @param place where it would lie in the folder of originals, as in {@code ab/cd/abcd…}
     */
    public record Lying(String place, long bytes) {}

    private final Database database;
    private final OriginalStore store;

    OriginalsElsewhere(Database database, OriginalStore store) {
        this.database = database;
        this.store = store;
    }

    /** All that a row names; none without a bucket. */
    public List<Lying> list() {
        record Row(byte[] sha256, long bytes) {}
        List<Row> rows =
                database.read(handle ->
                        handle.createQuery("select sha256, bytes from media order by id")
                                .map((row, context) ->
                                        new Row(row.getBytes("sha256"), row.getLong("bytes")))
                                .list());
        return rows.stream()
                .filter(row -> !store.isOnDisk(row.sha256()))
                .map(row ->
                        new Lying(
                                DiskOriginals.place(HexFormat.of().formatHex(row.sha256())),
                                row.bytes()))
                .toList();
    }

    /** The bytes of one, from where they lie. */
    public InputStream open(String place) throws IOException {
        String hex = place.substring(place.lastIndexOf('/') + 1);
        return store.open(HexFormat.of().parseHex(hex));
    }
}
