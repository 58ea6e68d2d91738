package news.stet.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Saves a newsroom while it works: the tables as they are at one moment, then the files, of which
 * none that a row names is ever taken away.
 */
public final class Backup {
    static final String FILES = "files/";

    /** Files that lie in no folder, and go along all the same. */
    public interface More {
        /** By the names they have in a data folder. */
        List<String> list();

        InputStream open(String name) throws IOException;
    }

    private static final More NONE =
            new More() {
                @Override
                public List<String> list() {
                    return List.of();
                }

                @Override
                public InputStream open(String name) {
                    throw new IllegalArgumentException(name);
                }
            };

    private final Database database;
    private final Map<String, Path> folders;
    private final More more;

    /**
     * @param folders the folders that cannot be made again, by their names in a data folder, as in
     *     {@code media/originals}
     */
    public Backup(Database database, Map<String, Path> folders) {
        this(database, folders, NONE);
    }

    public Backup(Database database, Map<String, Path> folders, More more) {
        this.database = database;
        this.folders = new TreeMap<>(folders);
        this.more = more;
    }

    /**
     * Writes the backup, whole or not at all, readable by this user only.
     *
     * @throws Problem CONFLICT when that file exists, UNAVAILABLE when it cannot be written
     */
    public BackupContents save(Path file, Instant now) {
        Path target = file.toAbsolutePath();
        try {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Path draft =
                    Files.createTempFile(
                            target.getParent(),
                            "." + target.getFileName(),
                            ".part",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            try {
                BackupContents contents = write(draft, now);
                // A link, as moving would silently replace what someone put there meanwhile.
                Files.createLink(target, draft);
                return contents;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Problem(
                    Problem.Kind.CONFLICT, file + " exists already; choose another name.");
        } catch (Problem problem) {
            throw problem;
        } catch (Exception e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The backup could not be written to " + file + ": " + e.getMessage());
        }
    }

    private BackupContents write(Path draft, Instant now) throws Exception {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                var zip =
                        new ZipOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            BackupContents tables =
                    database.jdbi()
                            .inTransaction(
                                    TransactionIsolationLevel.REPEATABLE_READ,
                                    handle -> tables(handle, zip, now));
            BackupContents contents =
                    new BackupContents(
                            tables.format(),
                            tables.schema(),
                            tables.at(),
                            tables.tables(),
                            tables.sequences(),
                            files(zip));
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            zip.putNextEntry(new ZipEntry(BackupContents.ENTRY));
            zip.write(news.stet.platform.Json.write(contents).getBytes(UTF_8));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
            return contents;
        }
    }

    private static BackupContents tables(Handle handle, ZipOutputStream zip, Instant now)
            throws IOException, SQLException {
        handle.execute("set transaction read only");
        List<BackupContents.Table> tables = new ArrayList<>();
        zip.setLevel(Deflater.BEST_SPEED);
        for (Tables.Named named : Tables.list(handle)) {
            zip.putNextEntry(new ZipEntry(new BackupContents.Table(named.name(), "", 0).entry()));
            long rows =
                    Tables.copying(handle)
                            .copyOut("copy " + named.columns() + " to stdout", new KeptOpen(zip));
            zip.closeEntry();
            tables.add(new BackupContents.Table(named.name(), named.columns(), rows));
        }
        // Sequences know no snapshot; read last, they are never behind the rows.
        return new BackupContents(
                BackupContents.FORMAT,
                Tables.schema(handle),
                now,
                tables,
                Tables.sequences(handle),
                0);
    }

    private long files(ZipOutputStream zip) throws IOException {
        // Pictures and films are packed already.
        zip.setLevel(Deflater.NO_COMPRESSION);
        long count = 0;
        for (Map.Entry<String, Path> named : folders.entrySet()) {
            Path start = named.getValue();
            if (!Files.isDirectory(start)) {
                continue;
            }
            List<Path> files;
            try (Stream<Path> walk = Files.walk(start)) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                String name = named.getKey() + "/" + start.relativize(file);
                count += file(zip, name.replace('\\', '/'), file) ? 1 : 0;
            }
        }
        for (String name : more.list()) {
            zip.putNextEntry(new ZipEntry(FILES + name));
            try (InputStream in = more.open(name)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
            count++;
        }
        return count;
    }

    /** A draft that was moved or deleted meanwhile belongs to no row of the snapshot. */
    private boolean file(ZipOutputStream zip, String name, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var entry = new ZipEntry(FILES + name);
            entry.setLastModifiedTime(Files.getLastModifiedTime(file));
            zip.putNextEntry(entry);
            in.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** COPY closes what it wrote to; the zip file goes on. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
