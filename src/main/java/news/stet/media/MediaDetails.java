package news.stet.media;

import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Letters;
import news.stet.platform.Problem;

/**
 * What people say of an item; an empty string where they said nothing.
 *
 * @param caption what it shows, as printed below it unless a story says otherwise
 * @param alt what somebody who cannot see it should know
 * @param credit who supplied it, as printed
 * @param creator who made it
 */
public record MediaDetails(String caption, String alt, String credit, String creator) {
    /** Nothing said yet. */
    public static final MediaDetails NONE = new MediaDetails("", "", "", "");

    private static final int MAX_CAPTION_CHARS = 5_000;
    private static final int MAX_ALT_CHARS = 1_000;
    private static final int MAX_NAME_CHARS = 300;

    /**
     * The same without space around it.
     *
     * @throws Problem INVALID for what is too long or holds what cannot be shown
     */
    MediaDetails checked() {
        var wrong = new ArrayList<Problem.Field>();
        var checked =
                new MediaDetails(
                        check(wrong, "caption", caption, MAX_CAPTION_CHARS),
                        check(wrong, "alt", alt, MAX_ALT_CHARS),
                        check(wrong, "credit", credit, MAX_NAME_CHARS),
                        check(wrong, "creator", creator, MAX_NAME_CHARS));
        if (!wrong.isEmpty()) {
            throw new Problem(
                    Problem.Kind.INVALID, "Some details cannot be kept as they are.", wrong);
        }
        return checked;
    }

    private static String check(
            List<Problem.Field> wrong, String field, String text, int maxChars) {
        String stripped = text.strip();
        if (stripped.length() > maxChars) {
            wrong.add(
                    new Problem.Field(
                            field,
                            "it has " + stripped.length() + " characters",
                            "use at most " + maxChars));
        }
        if (!Letters.isPrintable(stripped.replace("\n", ""))) {
            wrong.add(
                    new Problem.Field(
                            field, "it holds characters that cannot be shown", "type it again"));
        }
        return stripped;
    }
}
