package news.stet.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of a file that does not say how it is written. */
final class Charsets {
    private Charsets() {}

    /** As UTF-8 if it can be that, which other text hardly ever can by chance. */
    static String guess(byte[] text, Charset otherwise) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException another) {
            return new String(text, otherwise);
        }
    }
}
