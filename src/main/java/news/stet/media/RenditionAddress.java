package news.stet.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path below {@code /media/}, taken apart. Nothing that is not built like one becomes one, so its
 * parts are safe in a file's path.
 *
 * @param name the item's
 * @param crop the number of the picture's cut; 0 for the automatic one
 * @param frame what is wanted of a picture; null for a film as it is
 * @param extension after the last dot
 */
record RenditionAddress(
        String folder, String name, int crop, @Nullable Frame frame, String extension) {
    /** The frame of a picture's rendition. */
    record Frame(Ratio ratio, int width, Format format) {}

    /** An item's name ends in eight digits of a hash, so that none can end like a cut's number. */
    private static final Pattern SHAPE =
            Pattern.compile(
                    "/media/(\\d{4}/\\d{2}/\\d{2})/([a-z0-9-]{1,80}?)(?:-c([1-9]\\d{0,5}))?"
                            + "(?:_([a-z0-9]{3,4})_([1-9]\\d{1,3}))?\\.([a-z0-9]{3,4})");

    static Optional<RenditionAddress> parse(String path) {
        Matcher matcher = SHAPE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String folder = matcher.group(1);
        String name = matcher.group(2);
        String number = matcher.group(3);
        int crop = number == null ? 0 : Integer.parseInt(number);
        String extension = matcher.group(6);
        if (matcher.group(4) == null) {
            return crop > 0
                    ? Optional.empty()
                    : Optional.of(new RenditionAddress(folder, name, 0, null, extension));
        }
        int width = Integer.parseInt(matcher.group(5));
        return Ratio.find(matcher.group(4))
                .flatMap(ratio ->
                        Format.find(extension).map(format -> new Frame(ratio, width, format)))
                .map(frame -> new RenditionAddress(folder, name, crop, frame, extension));
    }

    /** The file's name below its folder. */
    String fileName() {
        String cut = crop == 0 ? "" : "-c" + crop;
        String end = frame == null ? "" : "_" + frame.ratio().slug() + "_" + frame.width();
        return name + cut + end + "." + extension;
    }
}
