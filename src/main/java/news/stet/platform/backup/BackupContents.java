package news.stet.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.core.JacksonException;

/**
 * What a backup holds, as its last entry says; a file without it was never finished.
 *
 * @param format how the file is laid out
 * @param schema the schema's migrations in order, each as number and checksum
 * @param at the moment whose state it is
 * @param tables every table with its rows, in the order of their names
 * @param sequences the last number each sequence gave
 * @param files how many files of the data folder are in it
 */
public record BackupContents(
        int format,
        List<String> schema,
        Instant at,
        List<Table> tables,
        Map<String, Long> sequences,
        long files) {
    static final int FORMAT = 1;
    static final String ENTRY = "contents.json";

    /**
     * @param columns as a COPY statement names them
     */
    public record Table(String name, String columns, long rows) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    public BackupContents {
        schema = List.copyOf(schema);
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    /** For people: how much it is. */
    public String words() {
        long rows = tables.stream().mapToLong(Table::rows).sum();
        return "%d rows of %d tables and %d files, as of %s"
                .formatted(rows, tables.size(), files, at);
    }

    static BackupContents parse(String json) {
        try {
            BackupContents contents = Json.mapper().readValue(json, BackupContents.class);
            if (contents.format() > FORMAT) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "This backup was written by a newer Stet; restore it with that one.");
            }
            return contents;
        } catch (JacksonException e) {
            throw Problem.causedBy(e, Problem.Kind.MALFORMED, "The backup's contents are broken.");
        }
    }
}
