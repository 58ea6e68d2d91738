package news.stet.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the owner of a data folder tells others in the file {@code owner}.
 *
 * @param pid the owner's process
 * @param what what it is, as in {@code stet serve}
 * @param stopping it will let go of the folder in a moment
 * @param database where it keeps its tables, once that answers
 */
record FolderOwner(long pid, String what, boolean stopping, Optional<DatabaseAddress> database) {
    static final String FILE = "owner";

    static Optional<FolderOwner> find(Path folder) throws IOException {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(folder.resolve(FILE))));
            return Optional.of(
                    new FolderOwner(
                            Long.parseLong(properties.getProperty("pid", "")),
                            properties.getProperty("what", "stet"),
                            Boolean.parseBoolean(properties.getProperty("stopping")),
                            database(properties)));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<DatabaseAddress> database(Properties properties) {
        String url = properties.getProperty("url");
        return url == null
                ? Optional.empty()
                : Optional.of(
                        new DatabaseAddress(
                                url,
                                properties.getProperty("user", ""),
                                properties.getProperty("password", "")));
    }

    /** As the file holds it; the password stands in it, so the file must be private. */
    String text() throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("what", what);
        properties.setProperty("stopping", Boolean.toString(stopping));
        database.ifPresent(address -> {
            properties.setProperty("url", address.url());
            properties.setProperty("user", address.user());
            properties.setProperty("password", address.password());
        });
        var text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    boolean alive() {
        return ProcessHandle.of(pid).isPresent();
    }

    FolderOwner withDatabase(DatabaseAddress address) {
        return new FolderOwner(pid, what, stopping, Optional.of(address));
    }

    FolderOwner nowStopping() {
        return new FolderOwner(pid, what, true, database);
    }
}
