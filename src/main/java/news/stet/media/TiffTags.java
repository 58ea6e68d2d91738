package news.stet.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first directory of a TIFF structure and the EXIF directory it points to, by tag. Offsets are
 * followed two levels deep and never further, so no loop can be built.
 */
final class TiffTags {
    /** TIFF 6.0, EXIF 2.32 and Adobe's: what is read here. */
    static final int DESCRIPTION = 0x010E;

    static final int ARTIST = 0x013B;
    static final int COPYRIGHT = 0x8298;
    static final int TAKEN = 0x9003;
    static final int TAKEN_OFFSET = 0x9011;
    static final int IPTC = 0x83BB;
    static final int XMP = 0x02BC;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int MAX_TAGS = 1_000;
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    /** Where the structure's bytes are. */
    private interface Source {
        byte[] read(long offset, long bytes) throws IOException;
    }

    private record Value(long offset, long bytes) {}

    private final Source source;
    private final Map<Integer, Value> values = new TreeMap<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    TiffTags(FilePart file) throws IOException {
        this(file::read);
    }

    TiffTags(byte[] block) throws IOException {
        this((offset, bytes) ->
                offset < 0 || bytes < 1 || offset > block.length - bytes
                        ? new byte[0]
                        : java.util.Arrays.copyOfRange(
                                block, (int) offset, (int) (offset + bytes)));
    }

    private TiffTags(Source source) throws IOException {
        this.source = source;
        byte[] head = source.read(0, 8);
        if (head.length < 8) {
            return;
        }
        order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        directory(number(head, 4, 4));
        Value exif = values.get(EXIF_DIRECTORY);
        if (exif != null) {
            byte[] pointer = source.read(exif.offset(), 4);
            if (pointer.length == 4) {
                directory(number(pointer, 0, 4));
            }
        }
    }

    private long number(byte[] bytes, int at, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        return length == 2 ? buffer.getShort(at) & 0xFFFF : buffer.getInt(at) & 0xFFFFFFFFL;
    }

    private void directory(long at) throws IOException {
        byte[] count = source.read(at, 2);
        if (count.length < 2) {
            return;
        }
        int tags = (int) Math.min(MAX_TAGS, number(count, 0, 2));
        for (int i = 0; i < tags; i++) {
            long place = at + 2 + 12L * i;
            byte[] entry = source.read(place, 12);
            if (entry.length < 12) {
                return;
            }
            int type = (int) number(entry, 2, 2);
            int size = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
            long bytes = number(entry, 4, 4) * size;
            long offset = bytes <= 4 ? place + 8 : number(entry, 8, 4);
            if (bytes > 0 && bytes <= FilePart.MAX_BYTES) {
                values.putIfAbsent((int) number(entry, 0, 2), new Value(offset, bytes));
            }
        }
    }

    /** The value of a tag; none where there is none. */
    byte[] bytes(int tag) throws IOException {
        Value value = values.get(tag);
        return value == null ? new byte[0] : source.read(value.offset(), value.bytes());
    }

    /** The same as text up to its first zero: EXIF says ASCII, and cameras write anything. */
    String text(int tag) throws IOException {
        byte[] bytes = bytes(tag);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return Charsets.guess(java.util.Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1);
    }
}
