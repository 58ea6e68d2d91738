package news.stet.wire.crawl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Bytes read as UTF-8, where a byte that cannot be is read as windows-1252: pages are often glued
 * together from two encodings.
 *
 * @param wide number of good sequences of two bytes and more
 * @param bad number of bytes that are not UTF-8
 */
record Utf8Scan(String text, int wide, int bad) {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    static Utf8Scan of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int wide = 0;
        int bad = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                text.append(new String(bytes, at, 1, WESTERN));
                bad++;
                at++;
            } else if (length == 1) {
                text.append((char) bytes[at]);
                at++;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                wide++;
                at += length;
            }
        }
        return new Utf8Scan(text.toString(), wide, bad);
    }

    /** Bytes of the sequence that begins here; 0 if none does. */
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        int code = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return 0;
            }
            code = (code << 6) | (next & 0x3F);
        }
        boolean overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
        boolean surrogate = code >= 0xD800 && code <= 0xDFFF;
        return overlong || surrogate || code > 0x10FFFF ? 0 : length;
    }
}
