package news.stet.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The little EXIF that a rendition carries: what it shows, who made it and whose it is, and nothing
 * of the camera.
 */
final class Exif {
    private static final short ASCII = 2;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /** As a TIFF block; empty when there is nothing to say. */
    static byte[] of(MediaDetails details) {
        SequencedMap<Integer, byte[]> texts = new TreeMap<>();
        put(texts, TiffTags.DESCRIPTION, details.caption());
        put(texts, TiffTags.ARTIST, details.creator());
        String owner = details.copyright().isEmpty() ? details.credit() : details.copyright();
        put(texts, TiffTags.COPYRIGHT, owner);
        if (texts.isEmpty()) {
            return new byte[0];
        }
        int values = 8 + 2 + ENTRY_BYTES * texts.size() + 4;
        ByteBuffer directory = ByteBuffer.allocate(values).order(ByteOrder.BIG_ENDIAN);
        directory.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) texts.size());
        var after = new ByteArrayOutputStream();
        for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
            byte[] value = text.getValue();
            directory.putShort(text.getKey().shortValue()).putShort(ASCII).putInt(value.length);
            if (value.length <= 4) {
                directory.put(value).put(new byte[4 - value.length]);
            } else {
                directory.putInt(values + after.size());
                after.writeBytes(value);
            }
        }
        directory.putInt(0);
        var all = new ByteArrayOutputStream();
        all.writeBytes(directory.array());
        all.writeBytes(after.toByteArray());
        return all.toByteArray();
    }

    /** EXIF says ASCII and readers take UTF-8; either ends in a zero. */
    private static void put(Map<Integer, byte[]> texts, int tag, String text) {
        if (!text.isEmpty()) {
            texts.put(tag, (text + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }
}
