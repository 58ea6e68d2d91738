package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Path2D;

/** Land, light and open sea. */
final class Landscapes {
    private Landscapes() {}

    /** Ranges of hills behind each other in the haze, with the sun low between them. */
    static void ridges(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.sky(560);
        double sunX = WIDTH * canvas.between(0.42, 0.6);
        double sunY = canvas.between(270, 370);
        canvas.glow(sunX, sunY, 620, colours.light, 0.75);
        canvas.dot(sunX, sunY, canvas.between(46, 70), Ink.mix(colours.light, colours.low, 0.1));
        int ranges = 6;
        for (int i = 0; i < ranges; i++) {
            double depth = i / (ranges - 1.0);
            double base = 430 + depth * depth * 330 + depth * 70;
            double height = 150 + 60 * Math.sin(Math.PI * depth);
            Color tone = Ink.mix(Ink.mix(colours.low, colours.far, 0.75), colours.near, depth);
            Path2D ridge =
                    canvas.ridge(
                            base - height,
                            base + 60,
                            2.4 + depth * 3.2,
                            17 * i + canvas.between(0, 90));
            canvas.blend(
                    ridge,
                    base - height,
                    tone,
                    base + 130,
                    Ink.mix(tone, colours.low, 0.52 - 0.4 * depth));
            if (i < ranges - 1) {
                canvas.mist(
                        base + 90,
                        110,
                        Ink.mix(colours.low, colours.light, 0.35),
                        0.42 - 0.3 * depth);
            }
        }
        if (canvas.variant(3) == 2) {
            lake(canvas, sunX);
        } else {
            pines(canvas);
        }
        birds(canvas, sunX + canvas.between(-180, 120), sunY - canvas.between(20, 110));
    }

    private static void lake(Canvas canvas, double sunX) {
        canvas.reflect(690, canvas.palette.water, 0.5);
        canvas.glitter(sunX, 692, canvas.palette.light, 0.5);
    }

    private static void pines(Canvas canvas) {
        Color dark = Ink.lift(canvas.palette.near, -0.04);
        for (int x = -20; x < WIDTH + 20; x += 13) {
            double rise = canvas.terrain(x * 5.2 / WIDTH + 400);
            double foot = 890 - 120 * rise + Math.abs(x - WIDTH / 2.0) * -0.06;
            double tall = canvas.between(26, 78) * (0.55 + rise * 0.7);
            double half = tall * 0.17;
            for (int tier = 0; tier < 3; tier++) {
                double y = foot - tall + tall * 0.27 * tier;
                double wide = half * (0.55 + 0.32 * tier);
                canvas.polygon(dark, x, y, x - wide, y + tall * 0.42, x + wide, y + tall * 0.42);
            }
            canvas.box(x - 7, foot - tall * 0.2, 14, 200, dark);
        }
    }

    static void birds(Canvas canvas, double x, double y) {
        for (int i = 0; i < 9; i++) {
            double left = x + (i % 5) * 38 + canvas.between(-14, 14);
            double top = y + (i * 29 % 70) + canvas.between(-10, 10);
            double wing = canvas.between(6, 12);
            Path2D bird = new Path2D.Double();
            bird.moveTo(left - wing, top - wing * 0.35);
            bird.quadTo(left - wing * 0.4, top - wing * 0.55, left, top);
            bird.quadTo(left + wing * 0.4, top - wing * 0.55, left + wing, top - wing * 0.3);
            canvas.stroke(bird, 1.8, Ink.clear(canvas.palette.near, 0.8));
        }
    }

    /** A lighthouse on its headland, the lamp lit. */
    static void lighthouse(Canvas canvas) {
        Palette colours = canvas.palette;
        int sea = 640;
        canvas.sky(sea);
        for (int i = 0; i < 150; i++) {
            double y = Math.pow(canvas.random.nextDouble(), 1.7) * 460;
            canvas.dot(
                    canvas.between(0, WIDTH),
                    y,
                    canvas.between(0.5, 1.7),
                    Ink.clear(colours.paper, canvas.between(0.1, 0.65)));
        }
        double x = WIDTH * canvas.between(0.44, 0.6);
        double lamp = canvas.between(190, 290);
        canvas.glow(x - 520, sea, 560, colours.light, 0.3);
        canvas.fill(
                canvas.ridge(sea - 66, sea, 2.2, 30),
                Ink.mix(colours.far, colours.low, 0.35),
                Ink.mix(colours.far, colours.water, 0.5));
        canvas.blend(
                new java.awt.geom.Rectangle2D.Double(0, sea, WIDTH, HEIGHT - sea),
                sea,
                Ink.mix(colours.water, colours.low, 0.45),
                HEIGHT,
                Ink.lift(colours.water, -0.1));
        canvas.glitter(x - 520, sea, colours.light, 0.5);
        waves(canvas, sea + 20);
        double turn = canvas.between(-0.24, 0.16);
        beam(canvas, x, lamp, Math.PI + turn, 0.34);
        beam(canvas, x, lamp, turn - 0.04, 0.26);
        headland(canvas, x);
        tower(canvas, x, lamp);
        canvas.glow(x, lamp, 250, colours.light, 0.95);
        canvas.dot(x, lamp, 9, Ink.lift(colours.light, 0.05));
    }

    private static void waves(Canvas canvas, double from) {
        for (int i = 0; i < 130; i++) {
            double near = Math.pow(canvas.random.nextDouble(), 1.3);
            double y = from + near * (HEIGHT - from);
            double x = canvas.between(-80, WIDTH);
            double reach = 26 + near * 130;
            Path2D crest = new Path2D.Double();
            crest.moveTo(x, y);
            crest.quadTo(x + reach / 2, y - 3 - near * 6, x + reach, y);
            canvas.stroke(
                    crest, 0.8 + near * 1.6, Ink.clear(canvas.palette.paper, 0.08 + 0.12 * near));
        }
    }

    private static void beam(Canvas canvas, double x, double y, double angle, double strength) {
        double reach = 1300;
        double spread = 0.075;
        java.awt.geom.Point2D from = new java.awt.geom.Point2D.Double(x, y);
        java.awt.geom.Point2D to =
                new java.awt.geom.Point2D.Double(
                        x + reach * Math.cos(angle), y + reach * Math.sin(angle));
        for (int i = 1; i <= 4; i++) {
            double half = spread * i / 4.0;
            canvas.pen.setPaint(
                    new java.awt.GradientPaint(
                            from,
                            Ink.clear(canvas.palette.light, strength * 0.55),
                            to,
                            Ink.clear(canvas.palette.light, 0)));
            canvas.pen.fill(
                    Canvas.path(
                            x,
                            y,
                            x + reach * Math.cos(angle - half),
                            y + reach * Math.sin(angle - half),
                            x + reach * Math.cos(angle + half),
                            y + reach * Math.sin(angle + half)));
        }
    }

    private static void headland(Canvas canvas, double x) {
        Palette colours = canvas.palette;
        Path2D rock = new Path2D.Double();
        rock.moveTo(x - 620, HEIGHT + 10);
        for (double step = -620; step <= 1100; step += 9) {
            double rise = 1 - Math.pow(Math.abs(step - 40) / (step < 40 ? 560 : 1500), 1.7);
            double top =
                    822 - 257 * Math.max(-0.5, rise) + 46 * (canvas.terrain(step / 95 + 40) - 0.5);
            rock.lineTo(x + step, top);
        }
        rock.lineTo(x + 1100, HEIGHT + 10);
        rock.closePath();
        canvas.blend(rock, 560, Ink.mix(colours.near, colours.far, 0.24), 860, colours.near);
        for (int i = 0; i < 60; i++) {
            double at = x + canvas.between(-330, 760);
            double y = 640 + canvas.between(30, 230);
            canvas.line(
                    at,
                    y,
                    at + canvas.between(14, 60),
                    y + canvas.between(-14, 5),
                    2,
                    Ink.clear(colours.far, 0.13));
        }
        canvas.mist(880, 70, Ink.mix(colours.water, colours.low, 0.5), 0.4);
    }

    private static void tower(Canvas canvas, double x, double lamp) {
        Palette colours = canvas.palette;
        Color white = Ink.mix(colours.paper, colours.far, 0.22);
        double top = lamp + 26;
        double foot = 585;
        int bands = 3 + 2 * canvas.variant(3);
        for (int band = 0; band < bands; band++) {
            double from = band / (double) bands;
            double to = (band + 1.0) / bands;
            double y1 = top + (foot - top) * from;
            double y2 = top + (foot - top) * to;
            double w1 = 21 + 17 * from;
            double w2 = 21 + 17 * to;
            Color tone = band % 2 == 0 ? white : colours.accent;
            canvas.polygon(tone, x - w1, y1, x + w1, y1, x + w2, y2, x - w2, y2);
            canvas.polygon(
                    Ink.clear(colours.near, 0.34),
                    x + w1 * 0.2,
                    y1,
                    x + w1,
                    y1,
                    x + w2,
                    y2,
                    x + w2 * 0.2,
                    y2);
        }
        canvas.box(x - 31, top - 7, 62, 8, colours.near);
        canvas.box(x - 17, lamp - 20, 34, 41, Ink.mix(colours.light, colours.second, 0.35));
        canvas.polygon(colours.near, x - 24, lamp - 19, x, lamp - 47, x + 24, lamp - 19);
        for (int i = -1; i <= 1; i++) {
            canvas.line(x + i * 16, lamp - 20, x + i * 16, top - 6, 2.4, colours.near);
        }
        Color wall = Ink.mix(white, colours.near, 0.3);
        canvas.box(x + 62, 536, 118, 62, wall);
        canvas.polygon(
                Ink.mix(colours.accent, colours.near, 0.4),
                x + 50,
                538,
                x + 84,
                502,
                x + 160,
                502,
                x + 192,
                538);
        canvas.box(x + 84, 556, 15, 19, colours.second);
        canvas.box(x + 136, 556, 15, 19, colours.second);
    }

    /** Wind turbines standing in a long swell. */
    static void turbines(Canvas canvas) {
        Palette colours = canvas.palette;
        int sea = 560;
        canvas.sky(sea);
        double sun = WIDTH * canvas.between(0.3, 0.68);
        canvas.glow(sun, sea - 90, 660, colours.light, 0.8);
        canvas.dot(sun, sea - 100, 54, Ink.mix(colours.light, colours.paper, 0.4));
        canvas.mist(sea, 120, colours.light, 0.4);
        double[][] places = {
            {0.1, 0.3},
            {0.21, 0.4},
            {0.33, 0.5},
            {0.79, 0.36},
            {0.68, 0.46},
            {0.9, 0.55},
            {0.49, 0.98}
        };
        for (double[] place : places) {
            turbine(
                    canvas,
                    WIDTH * place[0] + canvas.between(-24, 24),
                    sea + 180 * place[1] * place[1],
                    place[1]);
            if (place[1] < 0.9) {
                canvas.mist(sea, 40, Ink.mix(colours.low, colours.light, 0.4), 0.12);
            }
        }
        for (int row = 0; row < 9; row++) {
            double depth = row / 8.0;
            double y = sea + 14 + depth * depth * 270 + depth * 20;
            Color tone =
                    Ink.mix(
                            Ink.mix(colours.low, colours.water, 0.55),
                            Ink.mix(colours.water, colours.near, 0.62),
                            depth);
            Path2D swell = new Path2D.Double();
            swell.moveTo(-10, HEIGHT + 10);
            double phase = canvas.between(0, 6);
            for (int x = -10; x <= WIDTH + 10; x += 8) {
                double lift =
                        Math.sin(x / (70 + 130 * depth) + phase)
                                + 0.6 * Math.sin(x / (37 + 60 * depth) + phase * 3);
                swell.lineTo(x, y - lift * (2 + 11 * depth));
            }
            swell.lineTo(WIDTH + 10, HEIGHT + 10);
            swell.closePath();
            canvas.pen.setComposite(java.awt.AlphaComposite.SrcOver.derive(row < 3 ? 0.8f : 0.93f));
            canvas.blend(swell, y - 12, Ink.mix(tone, colours.light, 0.2), y + 70, tone);
            canvas.pen.setComposite(java.awt.AlphaComposite.SrcOver);
        }
    }

    private static void turbine(Canvas canvas, double x, double foot, double scale) {
        Palette colours = canvas.palette;
        Color mast = Ink.mix(Ink.mix(colours.low, colours.far, 0.6), colours.paper, scale);
        Color shade = Ink.mix(mast, colours.near, 0.18 + 0.2 * scale);
        double hub = foot - 440 * scale;
        canvas.polygon(
                mast,
                x - 4 * scale,
                hub,
                x + 4 * scale,
                hub,
                x + 11 * scale,
                foot + 90,
                x - 11 * scale,
                foot + 90);
        canvas.polygon(
                shade,
                x + scale,
                hub,
                x + 4 * scale,
                hub,
                x + 11 * scale,
                foot + 90,
                x + 3 * scale,
                foot + 90);
        canvas.polygon(
                colours.second,
                x - 9.4 * scale,
                foot - 40 * scale,
                x + 9.4 * scale,
                foot - 40 * scale,
                x + 11 * scale,
                foot + 10,
                x - 11 * scale,
                foot + 10);
        double turn = canvas.between(0, Math.PI);
        for (int blade = 0; blade < 3; blade++) {
            double angle = turn + blade * Math.PI * 2 / 3;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            double reach = 218 * scale;
            double root = 8 * scale;
            canvas.polygon(
                    blade == 1 ? shade : mast,
                    x - sin * root * 0.5,
                    hub + cos * root * 0.5,
                    x + cos * reach * 0.2 - sin * root * 1.35,
                    hub + sin * reach * 0.2 + cos * root * 1.35,
                    x + cos * reach,
                    hub + sin * reach,
                    x + cos * reach * 0.2 + sin * root * 0.3,
                    hub + sin * reach * 0.2 - cos * root * 0.3);
        }
        canvas.dot(x, hub, 9 * scale, shade);
    }
}
