package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a picture's file says of itself. Where its three ways of saying it differ, the younger and
 * richer one counts: XMP, then IPTC's records, then EXIF. Whatever is in the file, reading it never
 * fails and takes no more than some megabytes.
 *
 * @param licenceUrl where its licence can be read, or empty
 * @param acquireUrl where one gets a licence, or empty
 * @param instructions what its supplier wants of those who use it
 */
record PictureMetadata(
        MediaDetails details, String licenceUrl, String acquireUrl, String instructions) {
    static final PictureMetadata NONE = new PictureMetadata(MediaDetails.NONE, "", "", "");

    private static final Logger LOG = LoggerFactory.getLogger(PictureMetadata.class);

    static PictureMetadata read(Path file, MediaFormat format) {
        try {
            MetadataBlocks blocks = MetadataBlocks.read(file, format);
            return of(blocks.exif(), new IptcRecords(blocks.iptc()), new XmpTexts(blocks.xmp()));
        } catch (IOException | RuntimeException e) {
            LOG.debug("The metadata of {} cannot be read", file, e);
            return NONE;
        }
    }

    private static PictureMetadata of(ExifTexts exif, IptcRecords iptc, XmpTexts xmp) {
        var details =
                new MediaDetails(
                        text(
                                xmp.first(XmpTexts.DC, "description"),
                                iptc.first(IptcRecords.CAPTION),
                                exif.caption()),
                        sentence(xmp.first(XmpTexts.IPTC_CORE, "AltTextAccessibility")),
                        name(
                                xmp.first(XmpTexts.PHOTOSHOP, "Credit"),
                                iptc.first(IptcRecords.CREDIT)),
                        name(
                                String.join(", ", xmp.list(XmpTexts.DC, "creator")),
                                String.join(", ", iptc.list(IptcRecords.CREATOR)),
                                exif.creator()),
                        name(
                                xmp.first(XmpTexts.PHOTOSHOP, "Headline"),
                                iptc.first(IptcRecords.HEADLINE),
                                xmp.first(XmpTexts.DC, "title"),
                                iptc.first(IptcRecords.TITLE)),
                        name(
                                xmp.first(XmpTexts.DC, "rights"),
                                iptc.first(IptcRecords.COPYRIGHT),
                                exif.copyright()),
                        text(xmp.first(XmpTexts.RIGHTS, "UsageTerms")),
                        taken(
                                xmp.first(XmpTexts.PHOTOSHOP, "DateCreated"),
                                iptc.taken(),
                                exif.taken(),
                                xmp.first(XmpTexts.EXIF, "DateTimeOriginal")),
                        name(
                                place(
                                        xmp.first(XmpTexts.IPTC_CORE, "Location"),
                                        xmp.first(XmpTexts.PHOTOSHOP, "City"),
                                        xmp.first(XmpTexts.PHOTOSHOP, "State"),
                                        xmp.first(XmpTexts.PHOTOSHOP, "Country")),
                                place(
                                        iptc.first(IptcRecords.PLACE),
                                        iptc.first(IptcRecords.CITY),
                                        iptc.first(IptcRecords.STATE),
                                        iptc.first(IptcRecords.COUNTRY))),
                        DetailsCheck.fitted(xmp.list(XmpTexts.IPTC_EXT, "PersonInImage")),
                        either(
                                DetailsCheck.fitted(xmp.list(XmpTexts.DC, "subject")),
                                DetailsCheck.fitted(iptc.list(IptcRecords.KEYWORDS))),
                        DigitalSource.of(xmp.first(XmpTexts.IPTC_EXT, "DigitalSourceType")));
        return new PictureMetadata(
                details,
                address(xmp.first(XmpTexts.RIGHTS, "WebStatement")),
                address(xmp.first(XmpTexts.PLUS, "LicensorURL")),
                text(
                        xmp.first(XmpTexts.PHOTOSHOP, "Instructions"),
                        iptc.first(IptcRecords.INSTRUCTIONS)));
    }

    /** The rights of a file that just arrived: what it says of them, and nothing forbidden. */
    MediaRights rights() {
        MediaRights unsaid = MediaRights.UNSAID;
        boolean common = licenceUrl.matches("https?://creativecommons\\.org/licenses/.*");
        boolean open = licenceUrl.matches("https?://creativecommons\\.org/publicdomain/.*");
        return new MediaRights(
                common ? Licence.CREATIVE_COMMONS : open ? Licence.PUBLIC_DOMAIN : Licence.UNKNOWN,
                licenceUrl,
                acquireUrl,
                unsaid.uses(),
                unsaid.territory(),
                unsaid.until(),
                instructions,
                unsaid.killed(),
                unsaid.shown());
    }

    private static String first(int maxChars, String... texts) {
        return Stream.of(texts)
                .map(text -> DetailsCheck.fitted(text, maxChars))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(String... texts) {
        return first(DetailsCheck.TEXT, texts);
    }

    private static String sentence(String... texts) {
        return first(DetailsCheck.SENTENCE, texts);
    }

    private static String name(String... texts) {
        return first(
                DetailsCheck.NAME,
                Stream.of(texts).map(text -> text.replace('\n', ' ')).toArray(String[]::new));
    }

    private static String taken(String... texts) {
        return Stream.of(texts).flatMap(text -> Taken.read(text).stream()).findFirst().orElse("");
    }

    /** From the near to the far. */
    private static String place(String... parts) {
        return Stream.of(parts)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> either(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }

    private static String address(String text) {
        String stripped = text.strip();
        return Rights.isWebAddress(stripped) ? stripped : "";
    }
}
