package news.stet.wire.crawl;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/** Undoes the usual accident: UTF-8 that was read as windows-1252 and stored as UTF-8 again. */
final class Mojibake {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** One such sequence may be meant; several that all fit are an accident. */
    private static final int MIN_SEQUENCES = 2;

    private Mojibake() {}

    /** The text as it was meant, or null when it is not the trace of that accident. */
    static @Nullable String repair(String text) {
        byte[] bytes = westernBytes(text);
        if (bytes == null) {
            return null;
        }
        Utf8Scan scan = Utf8Scan.of(bytes);
        return scan.bad() == 0 && scan.wide() >= MIN_SEQUENCES ? scan.text() : null;
    }

    private static byte @Nullable [] westernBytes(String text) {
        CharsetEncoder encoder = WESTERN.newEncoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Browsers map the five bytes that windows-1252 leaves open to the control of that
            // number.
            if (c < 0xA0) {
                bytes.write(c);
                continue;
            }
            try {
                ByteBuffer one = encoder.encode(CharBuffer.wrap(text, i, i + 1));
                bytes.write(one.get());
            } catch (CharacterCodingException e) {
                return null;
            }
        }
        return bytes.toByteArray();
    }
}
