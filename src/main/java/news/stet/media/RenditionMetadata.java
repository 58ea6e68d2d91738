package news.stet.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts the rights into a rendition just made, and makes sure that nothing else is there: libvips
 * 8.14 leaves the camera's EXIF, the place included, in WebP even when told to strip it.
 */
final class RenditionMetadata {
    /** RFC 9649, 2.7: flags of the extended header. */
    private static final int HAS_ALPHA = 0x10;

    private static final int HAS_EXIF = 0x08;
    private static final int MAX_SEGMENT_BYTES = 65_000;

    private RenditionMetadata() {}

    /** Rewrites the file in place; AVIF stays as it is, stripped. */
    static void write(Path file, Format format, int width, int height, MediaDetails details)
            throws IOException {
        byte[] exif = Exif.of(details);
        switch (format) {
            case JPG -> {
                if (exif.length > 0 && exif.length < MAX_SEGMENT_BYTES) {
                    Files.write(file, jpeg(Files.readAllBytes(file), exif));
                }
            }
            case WEBP -> Files.write(file, webp(Files.readAllBytes(file), width, height, exif));
            case AVIF -> {}
        }
    }

    /** EXIF 2.32, 4.5.4: the segment comes right after the start of the picture. */
    private static byte[] jpeg(byte[] picture, byte[] exif) {
        byte[] name = {'E', 'x', 'i', 'f', 0, 0};
        ByteBuffer out = ByteBuffer.allocate(picture.length + 4 + name.length + exif.length);
        out.put(picture, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (2 + name.length + exif.length));
        out.put(name).put(exif);
        out.put(picture, 2, picture.length - 2);
        return out.array();
    }

    /** Keeps the chunks that hold the picture, and adds ours. */
    private static byte[] webp(byte[] picture, int width, int height, byte[] exif)
            throws IOException {
        ByteBuffer in = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        if (picture.length < 20) {
            throw new IOException("the WebP is cut off");
        }
        var kept = new ByteArrayOutputStream();
        boolean alpha = false;
        for (int at = 12; at + 8 <= picture.length; ) {
            String name = new String(picture, at, 4, StandardCharsets.US_ASCII);
            int size = in.getInt(at + 4);
            int whole = 8 + size + (size & 1);
            if (size < 0 || at + 8 + size > picture.length) {
                throw new IOException("the WebP is cut off");
            }
            switch (name) {
                case "VP8X" -> alpha |= (picture[at + 8] & HAS_ALPHA) != 0;
                case "VP8 ", "ALPH" -> {
                    alpha |= name.equals("ALPH");
                    kept.write(picture, at, Math.min(whole, picture.length - at));
                }
                case "VP8L" -> {
                    alpha |= (in.getInt(at + 9) >>> 28 & 1) != 0;
                    kept.write(picture, at, Math.min(whole, picture.length - at));
                }
                default -> {}
            }
            at += whole;
        }
        var chunks = new ByteArrayOutputStream();
        if (alpha || exif.length > 0) {
            int flags = (alpha ? HAS_ALPHA : 0) | (exif.length > 0 ? HAS_EXIF : 0);
            chunks.writeBytes(extendedHeader(flags, width, height));
        }
        kept.writeTo(chunks);
        if (exif.length > 0) {
            chunks.writeBytes(header("EXIF", exif.length));
            chunks.writeBytes(exif);
            if (exif.length % 2 != 0) {
                chunks.write(0);
            }
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(header("RIFF", 4 + chunks.size()));
        out.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        chunks.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] extendedHeader(int flags, int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(header("VP8X", 10)).putInt(flags);
        // 24 bits each, less one.
        chunk.putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
        chunk.putShort((short) (height - 1)).put((byte) (height - 1 >> 16));
        return chunk.array();
    }

    private static byte[] header(String name, int size) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(size)
                .array();
    }
}
