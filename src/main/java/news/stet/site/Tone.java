package news.stet.site;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The colour a picture's place has before the picture is there: a class of the style sheet, because
 * the content policy allows no styles in the page. Four steps for each of red, green and blue.
 */
final class Tone {
    private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final int STEPS = 4;
    private static final int STEP = 255 / (STEPS - 1);

    private Tone() {}

    /** The class for a colour {@code #rrggbb}; empty when there is none. */
    static String of(@Nullable String colour) {
        var matcher = COLOUR.matcher(colour == null ? "" : colour);
        if (!matcher.matches()) {
            return "";
        }
        int rgb = Integer.parseInt(matcher.group(1), 16);
        return "t" + nearest(rgb >> 16) + nearest(rgb >> 8) + nearest(rgb);
    }

    private static int nearest(int channel) {
        return ((channel & 255) + STEP / 2) / STEP;
    }

    /** The rules of all classes. */
    static String styles() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
            int red = i / (STEPS * STEPS);
            int green = i / STEPS % STEPS;
            int blue = i % STEPS;
            rules.append(
                    ".t%d%d%d{background:#%x%x%x}"
                            .formatted(red, green, blue, red * 5, green * 5, blue * 5));
        }
        return rules.toString();
    }
}
