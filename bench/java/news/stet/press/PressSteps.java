package news.stet.press;

import java.nio.file.Path;
import news.stet.site.Answer;
import news.stet.site.Reading;

/** The steps of the press one by one, for a benchmark that stands outside. */
public final class PressSteps {
    private final Store store;

    /**
     * @param folder where pages are kept
     */
    public PressSteps(Path folder) {
        store = new Store(folder);
    }

    /** Gzip as a reader gets it first. */
    public static byte[] gzip(byte[] body) {
        return Compression.fast(Encoding.GZIP, body);
    }

    /** Brotli as a reader gets it first; the body itself where there is no brotli. */
    public static byte[] brotli(byte[] body) {
        return Compression.hasBrotli() ? Compression.fast(Encoding.BROTLI, body) : body;
    }

    /** A page that was pressed. */
    public record Pressed(Object sheet) {}

    /** All that follows the reading of a page, but for the disk. */
    public static Pressed press(String path, Reading reading) {
        if (!(reading.answer() instanceof Answer.Page page)) {
            throw new IllegalStateException(path + " is no page");
        }
        Sheet sheet = Sheet.of(path, 200, page, reading.seq(), null, 0);
        Ready.of(sheet, 0);
        return new Pressed(sheet);
    }

    /** To the disk. */
    public void keep(Pressed pressed) {
        store.put((Sheet) pressed.sheet());
    }
}
