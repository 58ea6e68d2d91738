package news.stet.press;

import java.nio.file.Path;
import java.util.Optional;

/** Where the listener finds pictures and films; what it does not find is 404. */
public interface MediaFiles {
    /**
     * One file as it lies on the disk.
     *
     * @param lasting whether the address never stands for other bytes, so that browsers need not
     *     ask
     */
    record MediaFile(Path path, String contentType, boolean lasting) {
        MediaFile(Path path, String contentType) {
            this(path, contentType, false);
        }
    }

    /** Whether something was there that readers may not be sent any more; then it is 410. */
    default boolean isGone(String address) {
        return false;
    }

    /**
     * The key that the change log names when the files of that item may not be kept any longer, for
     * a CDN; empty where nobody asks.
     */
    default Optional<String> findKey(String address) {
        return Optional.empty();
    }

    /**
     * The file of an address.
     *
     * @param address the whole path, as in {@code /media/2016/12/23/name_16x9_640.webp}
     * @throws news.stet.platform.Problem UNAVAILABLE when it cannot be made just now
     */
    Optional<MediaFile> find(String address);
}
