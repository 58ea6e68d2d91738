package news.stet.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * A backup opened for reading. Nothing in it is believed: every byte and every count is checked.
 */
public final class Restore implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final BackupContents contents;

    private Restore(Path file, ZipFile zip, BackupContents contents) {
        this.file = file;
        this.zip = zip;
        this.contents = contents;
    }

    /**
     * @throws Problem NOT_FOUND, MALFORMED when it is no backup or was cut off, CONFLICT when a
     *     newer Stet wrote it
     */
    public static Restore open(Path file) {
        try {
            var zip = new ZipFile(file.toFile());
            try {
                ZipEntry entry = zip.getEntry(BackupContents.ENTRY);
                if (entry == null) {
                    throw new ZipException("it does not say what it contains");
                }
                try (var in = zip.getInputStream(entry)) {
                    String json = new String(in.readAllBytes(), UTF_8);
                    return new Restore(file, zip, BackupContents.parse(json));
                }
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no file " + file + ".");
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.MALFORMED,
                    file + " is no whole backup of Stet: " + e.getMessage() + ".");
        }
    }

    public BackupContents contents() {
        return contents;
    }

    /**
     * Puts the files into a folder and the rows in place of those in the database, in one
     * transaction.
     *
     * @param folder a data folder, or the draft of one
     * @throws Problem MALFORMED when the backup is damaged, CONFLICT when its tables are not those
     *     of this Stet; the database is then as it was
     */
    public void into(Database database, Path folder) {
        try {
            files(folder);
            database.write(handle -> {
                rows(handle);
                return null;
            });
        } catch (Problem problem) {
            throw problem;
        } catch (Exception e) {
            throw damaged(e);
        }
    }

    private void files(Path folder) throws IOException {
        long count = 0;
        List<? extends ZipEntry> entries =
                zip.stream().filter(entry -> entry.getName().startsWith(Backup.FILES)).toList();
        for (ZipEntry entry : entries) {
            Path target =
                    folder.resolve(entry.getName().substring(Backup.FILES.length())).normalize();
            if (!target.startsWith(folder) || target.equals(folder)) {
                throw new ZipException("the name " + entry.getName() + " leads outside");
            }
            Files.createDirectories(target.resolveSibling(""));
            try (var in = checked(entry)) {
                Files.copy(in, target);
                in.verify();
            }
            if (entry.getLastModifiedTime() != null) {
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
            }
            count++;
        }
        if (count != contents.files()) {
            throw new ZipException(
                    "it should have %d files and has %d".formatted(contents.files(), count));
        }
    }

    private void rows(Handle handle) throws IOException, SQLException {
        List<Tables.Named> ours = Tables.list(handle);
        List<Tables.Named> theirs =
                contents.tables().stream()
                        .map(table -> new Tables.Named(table.name(), table.columns()))
                        .toList();
        if (!contents.schema().equals(Tables.schema(handle)) || !ours.equals(theirs)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "This backup has the tables of another version of Stet; restore it with that one"
                            + " and start the newer Stet on the folder.");
        }
        Tables.Freed freed = Tables.free(handle);
        Tables.run(handle, freed.free());
        for (BackupContents.Table table : contents.tables()) {
            ZipEntry entry = zip.getEntry(table.entry());
            if (entry == null) {
                throw new ZipException("the rows of " + table.name() + " are not there");
            }
            try (var in = checked(entry)) {
                long rows =
                        Tables.copying(handle)
                                .copyIn("copy " + table.columns() + " from stdin", in);
                in.verify();
                if (rows != table.rows()) {
                    throw new ZipException(
                            "%s should have %d rows and has %d"
                                    .formatted(table.name(), table.rows(), rows));
                }
            }
        }
        contents.sequences().forEach((name, number) -> Tables.set(handle, name, number));
        Tables.run(handle, freed.bind());
    }

    private Checked checked(ZipEntry entry) throws IOException {
        return new Checked(zip.getInputStream(entry), entry);
    }

    /** Java checks the sums of a zip file only when it is read from front to back. */
    private static final class Checked extends CheckedInputStream {
        private final ZipEntry entry;

        Checked(InputStream in, ZipEntry entry) {
            super(in, new CRC32());
            this.entry = entry;
        }

        void verify() throws IOException {
            transferTo(java.io.OutputStream.nullOutputStream());
            if (getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException(entry.getName() + " is damaged");
            }
        }
    }

    private Problem damaged(Exception thrown) {
        return Problem.causedBy(
                thrown,
                Problem.Kind.MALFORMED,
                "The backup %s cannot be restored: %s. Nothing was changed."
                        .formatted(file, thrown.getMessage()));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Problem.causedBy(e, Problem.Kind.UNAVAILABLE, "Cannot close " + file + ".");
        }
    }
}
