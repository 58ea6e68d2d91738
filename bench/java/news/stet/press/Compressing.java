package news.stet.press;

/** The press's own compression, for a benchmark that stands outside. */
public final class Compressing {
    private Compressing() {}

    /** Gzip as a reader gets it first. */
    public static byte[] gzip(byte[] body) {
        return Compression.fast(Encoding.GZIP, body);
    }

    /** Brotli as a reader gets it first; the body itself where there is no brotli. */
    public static byte[] brotli(byte[] body) {
        return Compression.hasBrotli() ? Compression.fast(Encoding.BROTLI, body) : body;
    }
}
