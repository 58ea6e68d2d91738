package news.stet.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path below {@code /media/}, taken apart. Nothing that is not built like one becomes one, so its
 * parts are safe in a file's path.
 *
 * @param frame what is wanted of a picture; null for a film as it is
 * @param extension after the last dot
 */
record RenditionAddress(String folder, String name, @Nullable Frame frame, String extension) {
    /** The frame of a picture's rendition. */
    record Frame(Ratio ratio, int width, Format format) {}

    private static final Pattern SHAPE =
            Pattern.compile(
                    "/media/(\\d{4}/\\d{2}/\\d{2})/([a-z0-9-]{1,80})"
                            + "(?:_([a-z0-9]{3,4})_([1-9]\\d{1,3}))?\\.([a-z0-9]{3,4})");

    static Optional<RenditionAddress> parse(String path) {
        Matcher matcher = SHAPE.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String folder = matcher.group(1);
        String name = matcher.group(2);
        String extension = matcher.group(5);
        if (matcher.group(3) == null) {
            return Optional.of(new RenditionAddress(folder, name, null, extension));
        }
        int width = Integer.parseInt(matcher.group(4));
        return Ratio.find(matcher.group(3))
                .flatMap(ratio ->
                        Format.find(extension).map(format -> new Frame(ratio, width, format)))
                .map(frame -> new RenditionAddress(folder, name, frame, extension));
    }
}
