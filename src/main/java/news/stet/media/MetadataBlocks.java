package news.stet.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The blocks of metadata in a picture's file, as they lie there; empty where there is none. Nothing
 * is unpacked but text, and of that no more than a megabyte.
 *
 * @param iptc records of IPTC's Information Interchange Model
 * @param xmp a document of RDF/XML
 */
record MetadataBlocks(ExifTexts exif, byte[] iptc, byte[] xmp) {
    private static final byte[] NO_BYTES = {};

    /** A picture of more parts than that is a trick. */
    private static final int MAX_PARTS = 2_000;

    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";

    /** Adobe Photoshop file format: the resource that holds IPTC records. */
    private static final int IPTC_RESOURCE = 0x0404;

    static MetadataBlocks read(Path file, MediaFormat format) throws IOException {
        try (var in = new FilePart(file)) {
            return switch (format) {
                case JPEG -> jpeg(in);
                case PNG -> png(in);
                case WEBP -> webp(in);
                case TIFF -> tiff(in);
                case AVIF, HEIC -> IsoItems.metadata(in);
                default -> new MetadataBlocks(ExifTexts.NONE, NO_BYTES, NO_BYTES);
            };
        }
    }

    /** ISO 10918-1 annex B: segments of marker, length and content until the picture begins. */
    private static MetadataBlocks jpeg(FilePart in) throws IOException {
        byte[] exif = NO_BYTES;
        byte[] xmp = NO_BYTES;
        var photoshop = new ByteArrayOutputStream();
        long at = 2;
        for (int part = 0; part < MAX_PARTS; part++) {
            ByteBuffer head = in.numbers(at, 4, ByteOrder.BIG_ENDIAN);
            if (head.remaining() < 4 || (head.get(0) & 0xFF) != 0xFF) {
                break;
            }
            int marker = head.get(1) & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = head.getShort(2) & 0xFFFF;
            if (length < 2 || marker == 0xDA || marker == 0xD9) {
                break;
            }
            if (marker == 0xE1 || marker == 0xED) {
                byte[] content = in.read(at + 4, length - 2L);
                if (marker == 0xED && starts(content, PHOTOSHOP)) {
                    int from = PHOTOSHOP.length();
                    if (photoshop.size() + content.length <= FilePart.MAX_BYTES) {
                        photoshop.write(content, from, content.length - from);
                    }
                } else if (marker == 0xE1 && exif.length == 0 && starts(content, EXIF)) {
                    exif = after(content, EXIF);
                } else if (marker == 0xE1 && xmp.length == 0 && starts(content, XMP)) {
                    xmp = after(content, XMP);
                }
            }
            at += 2L + length;
        }
        return new MetadataBlocks(ExifTexts.of(exif), iptcOf(photoshop.toByteArray()), xmp);
    }

    /** The records among Photoshop's resources: signature, number, name, length, content. */
    private static byte[] iptcOf(byte[] resources) {
        ByteBuffer in = ByteBuffer.wrap(resources);
        int at = 0;
        while (at + 12 <= resources.length && in.getInt(at) == 0x3842494D) {
            int number = in.getShort(at + 4) & 0xFFFF;
            int name = resources[at + 6] & 0xFF;
            int from = at + 6 + (name + 2) / 2 * 2;
            if (from + 4 > resources.length) {
                break;
            }
            int length = in.getInt(from);
            if (length < 0 || length > resources.length - from - 4) {
                break;
            }
            if (number == IPTC_RESOURCE) {
                return java.util.Arrays.copyOfRange(resources, from + 4, from + 4 + length);
            }
            at = from + 4 + length + (length & 1);
        }
        return NO_BYTES;
    }

    /** ISO/IEC 15948: chunks of length, name, content and checksum. */
    private static MetadataBlocks png(FilePart in) throws IOException {
        byte[] exif = NO_BYTES;
        byte[] xmp = NO_BYTES;
        long at = 8;
        for (int part = 0; part < MAX_PARTS; part++) {
            ByteBuffer head = in.numbers(at, 8, ByteOrder.BIG_ENDIAN);
            if (head.remaining() < 8) {
                break;
            }
            long length = head.getInt(0) & 0xFFFFFFFFL;
            String name = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (name.equals("eXIf")) {
                exif = in.read(at + 8, length);
            } else if (name.equals("iTXt")) {
                byte[] found = pngText(in.read(at + 8, length));
                xmp = found.length > 0 ? found : xmp;
            }
            at += 12 + length;
        }
        return new MetadataBlocks(ExifTexts.of(exif), NO_BYTES, xmp);
    }

    /** Keyword, two flags, language, translated keyword, text. */
    private static byte[] pngText(byte[] chunk) {
        String keyword = "XML:com.adobe.xmp\0";
        if (!starts(chunk, keyword) || chunk.length < keyword.length() + 4) {
            return NO_BYTES;
        }
        boolean packed = chunk[keyword.length()] == 1;
        int at = keyword.length() + 2;
        for (int zeros = 0; at < chunk.length && zeros < 2; at++) {
            zeros += chunk[at] == 0 ? 1 : 0;
        }
        byte[] text = java.util.Arrays.copyOfRange(chunk, Math.min(at, chunk.length), chunk.length);
        return packed ? inflated(text) : text;
    }

    private static byte[] inflated(byte[] packed) {
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            byte[] text = new byte[FilePart.MAX_BYTES];
            int length = 0;
            while (!inflater.finished() && length < text.length) {
                int more = inflater.inflate(text, length, text.length - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            return java.util.Arrays.copyOf(text, length);
        } catch (DataFormatException broken) {
            return NO_BYTES;
        }
    }

    /** RFC 9649: chunks of name, length and content, padded to even lengths. */
    private static MetadataBlocks webp(FilePart in) throws IOException {
        byte[] exif = NO_BYTES;
        byte[] xmp = NO_BYTES;
        long at = 12;
        for (int part = 0; part < MAX_PARTS; part++) {
            ByteBuffer head = in.numbers(at, 8, ByteOrder.LITTLE_ENDIAN);
            if (head.remaining() < 8) {
                break;
            }
            String name = new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1);
            long length = head.getInt(4) & 0xFFFFFFFFL;
            switch (name) {
                case "EXIF" -> exif = withoutName(in.read(at + 8, length));
                case "XMP " -> xmp = in.read(at + 8, length);
                default -> {}
            }
            at += 8 + length + (length & 1);
        }
        return new MetadataBlocks(ExifTexts.of(exif), NO_BYTES, xmp);
    }

    /** Some programs put JPEG's name of the segment before it. */
    static byte[] withoutName(byte[] exif) {
        return starts(exif, EXIF) ? after(exif, EXIF) : exif;
    }

    /** A TIFF is its own EXIF, and its first directory says where the others lie. */
    private static MetadataBlocks tiff(FilePart in) throws IOException {
        var tags = new TiffTags(in);
        return new MetadataBlocks(
                ExifTexts.of(tags), tags.bytes(TiffTags.IPTC), tags.bytes(TiffTags.XMP));
    }

    private static boolean starts(byte[] content, String name) {
        return content.length >= name.length()
                && new String(content, 0, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private static byte[] after(byte[] content, String name) {
        return java.util.Arrays.copyOfRange(content, name.length(), content.length);
    }
}
