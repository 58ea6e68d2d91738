package news.stet.wire.crawl;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a file that names none: byte order mark, UTF-16 by its zero bytes, UTF-8,
 * and at last the Windows code page for Western or Arabic letters. What is not text is refused.
 */
final class TextDecoder {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset ARABIC = Charset.forName("windows-1256");

    /**
     * In UTF-16 text of our scripts, every second byte is 0 (Latin) or 6 (Arabic); elsewhere few
     * are.
     */
    private static final double WIDE_SHARE = 0.7;

    private static final double NARROW_SHARE = 0.2;

    /**
     * Of Arabic text in a one-byte code page most letters are above 127; of Western text few are.
     */
    private static final double ARABIC_SHARE = 0.4;

    /** Text has none of these; compressed and compiled files have about one in ten. */
    private static final double CONTROL_SHARE = 0.01;

    private TextDecoder() {}

    static Decoding decode(byte[] bytes) {
        if (bytes.length == 0) {
            return new Unreadable("it is empty");
        }
        Decoding.Text found = read(bytes);
        if (isBinary(found.text())) {
            return new Unreadable("it is not text but binary data");
        }
        if (found.text().chars().allMatch(c -> Blank.is((char) c))) {
            return new Unreadable("it is empty: only blanks and line ends");
        }
        String repaired = Mojibake.repair(found.text());
        return repaired == null
                ? found
                : warned(
                        repaired,
                        found.encoding(),
                        found.warnings(),
                        "The text had been decoded wrongly before it was stored; that was repaired.");
    }

    private static Decoding.Text read(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return narrow(Arrays.copyOfRange(bytes, 3, bytes.length));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return text(new String(bytes, 2, bytes.length - 2, UTF_16LE), UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return text(new String(bytes, 2, bytes.length - 2, UTF_16BE), UTF_16BE);
        }
        Charset wide = wideCharset(bytes);
        return wide == null ? narrow(bytes) : text(new String(bytes, wide), wide);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset wideCharset(byte[] bytes) {
        int pairs = bytes.length / 2;
        if (pairs < 4) {
            return null;
        }
        int evenHigh = 0;
        int oddHigh = 0;
        int zeros = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            evenHigh += bytes[i] == 0 || bytes[i] == 6 ? 1 : 0;
            oddHigh += bytes[i + 1] == 0 || bytes[i + 1] == 6 ? 1 : 0;
            zeros += bytes[i] == 0 || bytes[i + 1] == 0 ? 1 : 0;
        }
        if (zeros == 0) {
            return null;
        }
        if (evenHigh > pairs * WIDE_SHARE && oddHigh < pairs * NARROW_SHARE) {
            return UTF_16BE;
        }
        if (oddHigh > pairs * WIDE_SHARE && evenHigh < pairs * NARROW_SHARE) {
            return UTF_16LE;
        }
        return null;
    }

    private static Decoding.Text narrow(byte[] bytes) {
        Utf8Scan scan = Utf8Scan.of(bytes);
        if (scan.bad() == 0) {
            return text(new String(bytes, UTF_8), UTF_8);
        }
        if (scan.wide() > scan.bad()) {
            return warned(
                    scan.text(),
                    UTF_8.name(),
                    List.of(),
                    scan.bad() + " bytes were not UTF-8 and were read as windows-1252.");
        }
        Charset page = codePage(bytes);
        return warned(
                new String(bytes, page),
                page.name(),
                List.of(),
                "The file is not UTF-8; it was read as " + page.name() + ".");
    }

    private static Charset codePage(byte[] bytes) {
        int high = 0;
        int letters = 0;
        for (byte b : bytes) {
            int value = b & 0xFF;
            high += value >= 0xC0 ? 1 : 0;
            letters += value >= 0xC0 || (value < 0x80 && Character.isLetter(value)) ? 1 : 0;
        }
        return high > letters * ARABIC_SHARE ? ARABIC : WESTERN;
    }

    private static boolean isBinary(String text) {
        long controls =
                text.chars()
                        .filter(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f')
                        .count();
        return text.indexOf('\0') >= 0 || controls > text.length() * CONTROL_SHARE;
    }

    private static Decoding.Text text(String text, Charset charset) {
        return new Decoding.Text(text, charset.name(), List.of());
    }

    private static Decoding.Text warned(
            String text, String encoding, List<String> before, String warning) {
        List<String> warnings = new ArrayList<>(before);
        warnings.add(warning);
        return new Decoding.Text(text, encoding, List.copyOf(warnings));
    }
}
