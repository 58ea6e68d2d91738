package news.stet.press;

/** The forms in which a body is kept and sent (RFC 9110, section 8.4.1). */
enum Encoding {
    IDENTITY("", ""),
    GZIP("gzip", "-gz"),
    BROTLI("br", "-br");

    private final String token;
    private final String tagSuffix;

    Encoding(String token, String tagSuffix) {
        this.token = token;
        this.tagSuffix = tagSuffix;
    }

    /** Its name in {@code Content-Encoding}; empty for identity, which is never named there. */
    String token() {
        return token;
    }

    /** What is put behind a strong ETag's text, since other bytes want another tag. */
    String tagSuffix() {
        return tagSuffix;
    }
}
