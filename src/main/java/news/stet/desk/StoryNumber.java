package news.stet.desk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The story somebody means who pastes an address: of the site, the desk or the API. */
final class StoryNumber {
    private static final Pattern NUMBER =
            Pattern.compile("(?:^|[-/])([1-9][0-9]{0,17})/?(?:[?#].*)?$");

    private StoryNumber() {}

    /** The number alone, or the one at the end of an address. */
    static Optional<Long> find(String given) {
        Matcher number = NUMBER.matcher(given.strip());
        return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    /**
     * The same of a field that may be empty; null when it is.
     *
     * @throws Problem INVALID when something stands there that names no story
     */
    static @Nullable Long read(String given, String field) {
        return given.isBlank()
                ? null
                : find(given)
                        .orElseThrow(() ->
                                Problem.invalid(
                                        field,
                                        "names no story",
                                        "Give the address of a story, or its number"));
    }
}
