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
    WEBM(MediaKind.VIDEO, "video/webm", "webm"),
    MKV(MediaKind.VIDEO, "video/matroska", "mkv"),
    MP3(MediaKind.AUDIO, "audio/mpeg", "mp3"),
    WAV(MediaKind.AUDIO, "audio/wav", "wav"),
    M4A(MediaKind.AUDIO, "audio/mp4", "m4a");

    /** So many first bytes are enough to tell. */
    static final int HEAD_BYTES = 512;

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1");
    private static final Set<String> MP4_BRANDS =
            Set.of(
                    "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41",
                    "mp42", "avc1", "dash", "M4V ", "M4VP", "MSNV", "f4v ");
    private static final Set<String> M4A_BRANDS = Set.of("M4A ", "M4B ");

    /** RIFF has 4 GB; EBU Tech 3306 gives longer recordings these beginnings. */
    private static final Set<String> WAV_STARTS = Set.of("RIFF", "RF64", "BW64");

    /** The document type of EBML, RFC 8794. */
    private static final String EBML_DOCTYPE = "B\u0082";

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
            return ForeignFormat.isCameraRaw(head) ? Optional.empty() : Optional.of(TIFF);
        }
        if (starts(head, 0x1A, 0x45, 0xDF, 0xA3)) {
            return ofDocumentType(text(head, 0, HEAD_BYTES));
        }
        if (text(head, 4, 4).equals("ftyp")) {
            return ofBrands(text(head, 8, 4), text(head, 16, 48));
        }
        return sound(head);
    }

    private static Optional<MediaFormat> ofDocumentType(String ebml) {
        int at = ebml.indexOf(EBML_DOCTYPE) + EBML_DOCTYPE.length();
        if (at < EBML_DOCTYPE.length() || at >= ebml.length()) {
            return Optional.empty();
        }
        int length = ebml.charAt(at) & 0x7F;
        return switch (ebml.substring(at + 1, Math.min(ebml.length(), at + 1 + length))) {
            case "webm" -> Optional.of(WEBM);
            case "matroska" -> Optional.of(MKV);
            default -> Optional.empty();
        };
    }

    private static Optional<MediaFormat> sound(byte[] head) {
        if (WAV_STARTS.contains(text(head, 0, 4)) && text(head, 8, 4).equals("WAVE")) {
            return Optional.of(WAV);
        }
        return text(head, 0, 3).equals("ID3") || isFrameOfMp3(head)
                ? Optional.of(MP3)
                : Optional.empty();
    }

    /** ISO 11172-3: eleven bits set, layer III, and a rate of bits and of samples there is. */
    private static boolean isFrameOfMp3(byte[] head) {
        if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE6) != 0xE2) {
            return false;
        }
        boolean version = (head[1] & 0x18) != 0x08;
        int bits = head[2] & 0xF0;
        return version && bits != 0 && bits != 0xF0 && (head[2] & 0x0C) != 0x0C;
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
        if (M4A_BRANDS.contains(brand)) {
            return Optional.of(M4A);
        }
        return MP4_BRANDS.contains(brand) ? Optional.of(MP4) : Optional.empty();
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

    static String text(byte[] head, int from, int length) {
        int end = Math.min(head.length, from + length);
        return from >= end ? "" : new String(head, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
