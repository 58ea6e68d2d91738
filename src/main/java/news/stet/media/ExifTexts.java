package news.stet.media;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The few words EXIF has for who made a picture and what it shows.
 *
 * @param taken ISO 8601, or empty
 */
record ExifTexts(String caption, String creator, String copyright, String taken) {
    static final ExifTexts NONE = new ExifTexts("", "", "", "");

    /** What cameras and programs write there by themselves is no caption. */
    private static final Pattern MACHINES =
            Pattern.compile(
                    "(?i).*DIGITAL (?:STILL ?)?CAMERA|SONY DSC|SAMSUNG|Exif_JPEG_PICTURE|CREATED (?:WITH|BY) .*");

    static ExifTexts of(byte[] block) throws IOException {
        return block.length == 0 ? NONE : of(new TiffTags(MetadataBlocks.withoutName(block)));
    }

    static ExifTexts of(TiffTags tags) throws IOException {
        String caption = tags.text(TiffTags.DESCRIPTION).strip();
        String moment = tags.text(TiffTags.TAKEN).strip();
        String offset = tags.text(TiffTags.TAKEN_OFFSET).strip();
        String taken = Taken.read(moment + offset).or(() -> Taken.read(moment)).orElse("");
        return new ExifTexts(
                MACHINES.matcher(caption).matches() ? "" : caption,
                tags.text(TiffTags.ARTIST),
                tags.text(TiffTags.COPYRIGHT),
                taken);
    }
}
