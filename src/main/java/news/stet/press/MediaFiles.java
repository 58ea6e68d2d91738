package news.stet.press;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where the listener finds pictures and films; what it does not find is 404. */
public interface MediaFiles {
    /** One file as it lies on the disk. */
    record MediaFile(Path path, String contentType, long bytes, Instant changedAt) {}

    /**
     * The file of an address.
     *
     * @param address the whole path, as in {@code /media/2016/12/23/name_16x9_640.webp}
     */
    Optional<MediaFile> find(String address);
}
