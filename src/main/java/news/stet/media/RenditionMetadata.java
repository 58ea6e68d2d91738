package news.stet.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts what is said of a picture into a rendition, and makes sure that nothing else is there:
 * libvips 8.14 leaves the camera's EXIF, the place included, in WebP even when told to strip it.
 * What was written here before is replaced.
 */
final class RenditionMetadata {
    /** RFC 9649, 2.7: flags of the extended header. */
    private static final int HAS_ICC = 0x20;

    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int MAX_SEGMENT_BYTES = 65_000;

    private RenditionMetadata() {}

    /** Rewrites the file in place. */
    static void write(Path file, Format format, MediaItem item) throws IOException {
        byte[] exif = Exif.of(item.details());
        byte[] xmp = XmpPacket.of(item.details(), item.rights());
        byte[] picture = Files.readAllBytes(file);
        Files.write(
                file,
                switch (format) {
                    case JPG -> jpeg(picture, exif, xmp, IptcRecords.of(item.details()));
                    case WEBP -> webp(picture, exif, xmp);
                    case AVIF -> AvifMetadata.write(picture, exif, xmp);
                });
    }

    /** EXIF 2.32, 4.5.4: its segment comes right after the start of the picture. */
    private static byte[] jpeg(byte[] picture, byte[] exif, byte[] xmp, byte[] iptc)
            throws IOException {
        var out = new ByteArrayOutputStream(picture.length + exif.length + xmp.length + 2_000);
        out.write(picture, 0, 2);
        segment(out, 0xE1, "Exif\0\0", exif);
        segment(out, 0xE1, "http://ns.adobe.com/xap/1.0/\0", xmp);
        segment(out, 0xED, "Photoshop 3.0\0", resource(iptc));
        int at = 2;
        while (at + 4 <= picture.length && (picture[at] & 0xFF) == 0xFF) {
            int marker = picture[at + 1] & 0xFF;
            int whole = 2 + ((picture[at + 2] & 0xFF) << 8 | picture[at + 3] & 0xFF);
            boolean application = marker >= 0xE0 && marker <= 0xEF || marker == 0xFE;
            if (!application || at + whole > picture.length) {
                break;
            }
            // The frame's own, and the colours: JFIF, ICC and Adobe's.
            if (marker == 0xE0 || marker == 0xE2 || marker == 0xEE) {
                out.write(picture, at, whole);
            }
            at += whole;
        }
        out.write(picture, at, picture.length - at);
        return out.toByteArray();
    }

    /** What is too long for one segment is left out: the picture matters more. */
    private static void segment(
            ByteArrayOutputStream out, int marker, String name, byte[] content) {
        int length = 2 + name.length() + content.length;
        if (content.length > 0 && length <= MAX_SEGMENT_BYTES) {
            out.write(0xFF);
            out.write(marker);
            out.write(length >> 8);
            out.write(length);
            out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(content);
        }
    }

    /** Adobe Photoshop's resource 0x0404 without a name, padded to an even length. */
    private static byte[] resource(byte[] iptc) {
        if (iptc.length == 0) {
            return iptc;
        }
        ByteBuffer out = ByteBuffer.allocate(12 + iptc.length + (iptc.length & 1));
        out.putInt(0x3842494D).putShort((short) 0x0404).putShort((short) 0).putInt(iptc.length);
        return out.put(iptc).array();
    }

    /** Keeps the chunks that hold the picture and its colours, and adds ours. */
    private static byte[] webp(byte[] picture, byte[] exif, byte[] xmp) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        if (picture.length < 20) {
            throw new IOException("the WebP is cut off");
        }
        var kept = new ByteArrayOutputStream();
        byte[] canvas = new byte[6];
        int flags = (exif.length > 0 ? HAS_EXIF : 0) | (xmp.length > 0 ? HAS_XMP : 0);
        for (int at = 12; at + 8 <= picture.length; ) {
            String name = new String(picture, at, 4, StandardCharsets.US_ASCII);
            int size = in.getInt(at + 4);
            int whole = 8 + size + (size & 1);
            if (size < 0 || at + 8 + size > picture.length) {
                throw new IOException("the WebP is cut off");
            }
            boolean keep = true;
            switch (name) {
                case "VP8 " ->
                        canvas =
                                canvas(
                                        in.getShort(at + 14) & 0x3FFF,
                                        in.getShort(at + 16) & 0x3FFF);
                case "ICCP" -> flags |= HAS_ICC;
                case "ALPH" -> flags |= HAS_ALPHA;
                case "VP8L" -> {
                    int bits = in.getInt(at + 9);
                    flags |= (bits >>> 28 & 1) != 0 ? HAS_ALPHA : 0;
                    canvas = canvas(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
                }
                case "VP8X" -> {
                    flags |= picture[at + 8] & HAS_ALPHA;
                    keep = false;
                }
                default -> keep = false;
            }
            if (keep) {
                kept.write(picture, at, Math.min(whole, picture.length - at));
            }
            at += whole;
        }
        var chunks = new ByteArrayOutputStream();
        if (flags != 0) {
            chunks.writeBytes(extendedHeader(flags, canvas));
        }
        kept.writeTo(chunks);
        chunk(chunks, "EXIF", exif);
        chunk(chunks, "XMP ", xmp);
        var out = new ByteArrayOutputStream();
        out.writeBytes(header("RIFF", 4 + chunks.size()));
        out.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        chunks.writeTo(out);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        if (content.length > 0) {
            out.writeBytes(header(name, content.length));
            out.writeBytes(content);
            if (content.length % 2 != 0) {
                out.write(0);
            }
        }
    }

    private static byte[] extendedHeader(int flags, byte[] canvas) {
        ByteBuffer chunk = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(header("VP8X", 10)).putInt(flags).put(canvas).array();
    }

    /** 24 bits each, less one, as the extended header has them. */
    private static byte[] canvas(int width, int height) {
        ByteBuffer size = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        size.putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
        size.putShort((short) (height - 1)).put((byte) (height - 1 >> 16));
        return size.array();
    }

    private static byte[] header(String name, int size) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(size)
                .array();
    }
}
