package news.stet.wire.demo;

import java.awt.Color;

/** Colour arithmetic in Oklab, where equal steps look equal and mixtures do not turn grey. */
final class Ink {
    private Ink() {}

    static Color of(int rgb) {
        return new Color(rgb);
    }

    /** The colour with an opacity between 0 and 1. */
    static Color clear(Color color, double opacity) {
        int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1));
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** The colour {@code share} of the way from one to the other, 0 being the first. */
    static Color mix(Color from, Color to, double share) {
        double t = Math.clamp(share, 0, 1);
        double[] a = lab(from);
        double[] b = lab(to);
        return rgb(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t);
    }

    /** 96 steps from one colour to the other, for loops over every pixel. */
    static Color[] ramp(Color from, Color to) {
        Color[] ramp = new Color[96];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = mix(from, to, i / (ramp.length - 1.0));
        }
        return ramp;
    }

    /** Lighter by {@code step} of the whole lightness range; darker when negative. */
    static Color lift(Color color, double step) {
        double[] lab = lab(color);
        return rgb(Math.clamp(lab[0] + step, 0, 1), lab[1], lab[2]);
    }

    /** The blend of two colours as packed RGB, by 256ths, for loops over every pixel. */
    static int mixFast(Color from, Color to, int share) {
        int red = from.getRed() + ((to.getRed() - from.getRed()) * share >> 8);
        int green = from.getGreen() + ((to.getGreen() - from.getGreen()) * share >> 8);
        int blue = from.getBlue() + ((to.getBlue() - from.getBlue()) * share >> 8);
        return red << 16 | green << 8 | blue;
    }

    private static double[] lab(Color color) {
        double r = linear(color.getRed());
        double g = linear(color.getGreen());
        double b = linear(color.getBlue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static Color rgb(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                byteOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                byteOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                byteOf(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int byteOf(double linear) {
        double value = Math.clamp(linear, 0, 1);
        double gamma =
                value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * gamma);
    }
}
