package news.stet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What readers may not be sent any more: an empty file for each item, so that a listener knows by a
 * look at the disk, with or without a database, and from the moment it starts.
 */
final class Withdrawn {
    /** All addresses of an item begin so, whatever comes after its name. */
    private static final Pattern ITEM =
            Pattern.compile("/media/(\\d{4}/\\d{2}/\\d{2})/([a-z0-9-]{1,80})[_./].*");

    /** A picture that was cut anew has the number of the cut behind its name. */
    private static final Pattern CUT = Pattern.compile("-c[0-9]{1,9}$");

    /** Folder and name of an item, without the number of a cut. */
    private static final Pattern UNCUT =
            Pattern.compile(
                    "/media/(\\d{4}/\\d{2}/\\d{2}/[a-z0-9-]{1,80}?)(?:-c[0-9]{1,9})?[_./].*");

    private final Path folder;

    Withdrawn(Path media) {
        this.folder = media.resolve("withdrawn");
    }

    static Optional<String> findItem(String address) {
        Matcher item = UNCUT.matcher(address);
        return item.matches() ? Optional.of(item.group(1)) : Optional.empty();
    }

    boolean contains(String address) {
        Matcher item = ITEM.matcher(address);
        if (!item.matches()) {
            return false;
        }
        Path day = folder.resolve(item.group(1));
        String name = item.group(2);
        return Files.exists(day.resolve(name))
                || Files.exists(day.resolve(CUT.matcher(name).replaceFirst("")));
    }

    /** Takes an item from readers or gives it back, as its rights say now. */
    void note(MediaItem item) {
        Path mark = folder.resolve(item.folder()).resolve(item.name());
        try {
            if (item.rights().isPublic()) {
                Files.deleteIfExists(mark);
            } else if (!Files.exists(mark)) {
                Files.createDirectories(mark.resolveSibling(""));
                Files.createFile(mark);
            }
        } catch (java.nio.file.FileAlreadyExistsException another) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
