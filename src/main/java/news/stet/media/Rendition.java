package news.stet.media;

import java.nio.file.Path;

/**
 * A file to send, whole.
 *
 * @param lasting whether its address never stands for other bytes, so that it may be kept for ever
 */
public record Rendition(Path file, String contentType, boolean lasting) {
    /** One that has to be asked after now and then. */
    public Rendition(Path file, String contentType) {
        this(file, contentType, false);
    }
}
