package news.stet.story.look;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour as screens have it (sRGB).
 *
 * @param red 0 to 255, as the others
 */
public record Colour(int red, int green, int blue) {
    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /** How a colour is written. */
    static final String FORM = "#[0-9a-fA-F]{6}";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    /** The colour written as {@code #9d1f1c}; empty for anything else. */
    public static Optional<Colour> find(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(of(text)) : Optional.empty();
    }

    static Colour of(String written) {
        int rgb = Integer.parseInt(written.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 255, rgb & 255);
    }

    /** The contrast of two colours, 1 to 21, as WCAG 2.2 counts it. */
    public double contrast(Colour other) {
        double one = luminance() + .05;
        double two = other.luminance() + .05;
        return Math.max(one, two) / Math.min(one, two);
    }

    private double luminance() {
        return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }

    /**
     * Between this and another colour.
     *
     * @param part of the other, 0 to 1
     */
    Colour mix(Colour other, double part) {
        return new Colour(
                mix(red, other.red, part),
                mix(green, other.green, part),
                mix(blue, other.blue, part));
    }

    private static int mix(int one, int other, double part) {
        return (int) Math.round(one + (other - one) * part);
    }

    /** As it is written: {@code #9d1f1c}. */
    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
