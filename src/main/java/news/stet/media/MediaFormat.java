package news.stet.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an original may be, told by its first bytes and never by its file name. */
public enum MediaFormat {
    JPEG(MediaKind.PICTURE, "image/jpeg", "jpg"),
    PNG(MediaKind.PICTURE, "image/png", "png"),
    WEBP(MediaKind.PICTURE, "image/webp", "webp"),
    GIF(MediaKind.PICTURE, "image/gif", "gif"),
    AVIF(MediaKind.PICTURE, "image/avif", "avif"),
    HEIC(MediaKind.PICTURE, "image/heic", "heic"),
    TIFF(MediaKind.PICTURE, "image/tiff", "tiff"),
    MP4(MediaKind.VIDEO, "video/mp4", "mp4"),
    MOV(MediaKind.VIDEO, "video/quicktime", "mov"),
    WEBM(MediaKind.VIDEO, "video/webm", "webm");

    /** So many first bytes are enough to tell. */
    static final int HEAD_BYTES = 64;

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1");
    private static final Set<String> MP4_BRANDS =
            Set.of(
                    "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41",
                    "mp42", "avc1", "dash", "M4V ", "M4VP", "MSNV", "f4v ");

    private final MediaKind kind;
    private final String contentType;
    private final String extension;

    MediaFormat(MediaKind kind, String contentType, String extension) {
        this.kind = kind;
        this.contentType = contentType;
        this.extension = extension;
    }

    public MediaKind kind() {
        return kind;
    }

    /** The media type as HTTP names it. */
    public String contentType() {
        return contentType;
    }

    /** The usual end of a file's name, without a dot. */
    public String extension() {
        return extension;
    }

    /** The name in the database. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a file that starts like that; empty for what Stet does not take. */
    static Optional<MediaFormat> find(byte[] head) {
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("WEBP")) {
            return Optional.of(WEBP);
        }
        if (text(head, 0, 6).equals("GIF87a") || text(head, 0, 6).equals("GIF89a")) {
            return Optional.of(GIF);
        }
        if (starts(head, 'I', 'I', 42, 0) || starts(head, 'M', 'M', 0, 42)) {
            return Optional.of(TIFF);
        }
        if (starts(head, 0x1A, 0x45, 0xDF, 0xA3)) {
            // EBML; only the document type tells WebM from any Matroska.
            return text(head, 0, HEAD_BYTES).contains("webm")
                    ? Optional.of(WEBM)
                    : Optional.empty();
        }
        return text(head, 4, 4).equals("ftyp")
                ? ofBrands(text(head, 8, 4), text(head, 16, HEAD_BYTES))
                : Optional.empty();
    }

    /** ISO 14496-12: the major brand of the file type box, and those it is compatible with. */
    private static Optional<MediaFormat> ofBrands(String brand, String compatible) {
        // An AVIF may call itself an HEIF of any kind first.
        if (AVIF_BRANDS.contains(brand) || (brand.equals("mif1") && compatible.contains("avif"))) {
            return Optional.of(AVIF);
        }
        if (HEIC_BRANDS.contains(brand)) {
            return Optional.of(HEIC);
        }
        if (brand.equals("qt  ")) {
            return Optional.of(MOV);
        }
        return MP4_BRANDS.contains(brand) ? Optional.of(MP4) : Optional.empty();
    }

    /** What a refused file seems to be, for the message. */
    static String describe(byte[] head) {
        if (head.length == 0) {
            return "it is empty";
        }
        String start = text(head, 0, HEAD_BYTES).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("%pdf")) {
            return "it is a PDF";
        }
        if (start.startsWith("<svg") || start.startsWith("<?xml") || start.startsWith("<!doc")) {
            return "it is a document of markup such as SVG or HTML";
        }
        if (start.startsWith("8bps")) {
            return "it is a Photoshop document";
        }
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return "it is neither a picture nor a film that is known here";
            }
        }
        return "it holds text";
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] head, int from, int length) {
        int end = Math.min(head.length, from + length);
        return from >= end ? "" : new String(head, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
