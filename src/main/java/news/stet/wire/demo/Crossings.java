package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** What travels: a train over its viaduct, boats across the bay. */
final class Crossings {
    /** For each boat of a composition: how far across, how near, and its colour. */
    private static final double[][][] FLEETS = {
        {
            {0.12, 0.2, 3},
            {0.24, 0.26, 0},
            {0.87, 0.24, 1},
            {0.74, 0.32, 0},
            {0.36, 0.4, 1},
            {0.93, 0.5, 0},
            {0.12, 0.6, 1},
            {0.68, 0.7, 3},
            {0.47, 1.0, 0}
        },
        {
            {0.3, 0.16, 0},
            {0.36, 0.2, 1},
            {0.44, 0.22, 3},
            {0.55, 0.2, 0},
            {0.62, 0.26, 1},
            {0.8, 0.3, 3},
            {0.2, 0.44, 0},
            {0.66, 0.86, 1},
            {0.42, 0.94, 0}
        },
        {
            {0.08, 0.3, 1},
            {0.2, 0.36, 3},
            {0.34, 0.46, 0},
            {0.5, 0.56, 1},
            {0.68, 0.66, 0},
            {0.86, 0.76, 3},
            {0.9, 0.18, 0},
            {0.42, 1.0, 0}
        }
    };

    private Crossings() {}

    /** A train on a stone viaduct across a valley. */
    static void viaduct(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.sky(600);
        double sun = WIDTH * canvas.between(0.3, 0.7);
        canvas.glow(sun, 260, 620, colours.light, 0.8);
        canvas.dot(sun, 250, 56, Ink.mix(colours.light, colours.paper, 0.4));
        for (int i = 0; i < 4; i++) {
            Color tone = Ink.mix(Ink.mix(colours.low, colours.far, 0.8), colours.near, i * 0.13);
            canvas.blend(
                    canvas.ridge(300 + i * 70, 560 + i * 60, 2 + i, 40 + i * 13),
                    300 + i * 70,
                    tone,
                    760,
                    Ink.mix(tone, colours.low, 0.55));
        }
        canvas.mist(690, 150, Ink.mix(colours.low, colours.light, 0.5), 0.6);
        arches(canvas);
        train(canvas, WIDTH * canvas.between(0.2, 0.26), 424);
        canvas.mist(800, 120, Ink.mix(colours.low, colours.light, 0.4), 0.5);
        canvas.fill(
                canvas.ridge(770, 900, 5, 200),
                Ink.mix(colours.near, colours.far, 0.22),
                colours.near);
    }

    private static void arches(Canvas canvas) {
        Palette colours = canvas.palette;
        Color stone = Ink.mix(colours.near, colours.accent, 0.2);
        Area wall = new Area(new Rectangle2D.Double(-10, 430, WIDTH + 20, 480));
        double span = 178;
        for (double x = -60; x < WIDTH; x += span) {
            wall.subtract(new Area(new Ellipse2D.Double(x, 476, span - 34, 150)));
            wall.subtract(new Area(new Rectangle2D.Double(x, 551, span - 34, 400)));
        }
        canvas.blend(wall, 430, Ink.lift(stone, 0.07), 820, Ink.mix(stone, colours.low, 0.3));
        for (double x = -60; x < WIDTH; x += span) {
            canvas.blend(
                    new Rectangle2D.Double(x - 12, 560, 12, 350),
                    560,
                    Ink.clear(colours.near, 0.4),
                    900,
                    Ink.clear(colours.near, 0.05));
            canvas.stroke(
                    new java.awt.geom.Arc2D.Double(
                            x - 3, 473, span - 28, 156, 0, 180, java.awt.geom.Arc2D.OPEN),
                    3,
                    Ink.clear(colours.light, 0.3));
        }
        canvas.box(-10, 424, WIDTH + 20, 10, Ink.lift(stone, -0.05));
        canvas.box(-10, 446, WIDTH + 20, 3, Ink.clear(colours.light, 0.3));
    }

    private static void train(Canvas canvas, double x, double rail) {
        Palette colours = canvas.palette;
        for (int wagon = 0; wagon < 5; wagon++) {
            double left = x + wagon * 176;
            RoundRectangle2D body = new RoundRectangle2D.Double(left, rail - 56, 170, 52, 14, 14);
            canvas.fill(body, colours.paper, Ink.mix(colours.paper, colours.far, 0.4));
            canvas.box(left + 1, rail - 20, 168, 12, colours.accent);
            for (int window = 0; window < 6; window++) {
                canvas.fill(
                        new RoundRectangle2D.Double(
                                left + 14 + window * 25, rail - 46, 17, 17, 5, 5),
                        Ink.mix(colours.near, colours.second, canvas.chance(0.5) ? 0.15 : 0.8));
            }
            canvas.box(left + 14, rail - 6, 142, 6, colours.near);
        }
        double nose = x + 5 * 176 - 6;
        Path2D front = new Path2D.Double();
        front.moveTo(nose, rail - 56);
        front.quadTo(nose + 74, rail - 50, nose + 92, rail - 12);
        front.lineTo(nose + 88, rail - 4);
        front.lineTo(nose, rail - 4);
        front.closePath();
        canvas.fill(front, colours.paper, Ink.mix(colours.paper, colours.far, 0.4));
        canvas.polygon(
                colours.near,
                nose + 22,
                rail - 46,
                nose + 52,
                rail - 42,
                nose + 66,
                rail - 28,
                nose + 22,
                rail - 28);
        canvas.polygon(
                colours.accent,
                nose,
                rail - 20,
                nose + 87,
                rail - 20,
                nose + 91,
                rail - 8,
                nose,
                rail - 8);
        canvas.glow(nose + 88, rail - 14, 70, colours.light, 0.9);
    }

    /** Sails heeling in a fresh breeze. */
    static void regatta(Canvas canvas) {
        Palette colours = canvas.palette;
        int sea = 400;
        canvas.sky(sea);
        canvas.glow(WIDTH * 0.5, sea, 700, colours.light, 0.6);
        Color coast = Ink.mix(colours.low, colours.far, 0.75);
        canvas.blend(
                canvas.ridge(sea - 76, sea + 10, 3, 22),
                sea - 76,
                coast,
                sea,
                Ink.mix(coast, colours.low, 0.4));
        canvas.blend(
                new Rectangle2D.Double(0, sea, WIDTH, HEIGHT - sea),
                sea,
                Ink.mix(colours.water, colours.low, 0.55),
                HEIGHT,
                Ink.mix(colours.water, colours.near, 0.35));
        double[][] fleet = FLEETS[canvas.variant(3)];
        int painted = 0;
        for (int row = 0; row < 15; row++) {
            double depth = row / 14.0;
            crests(canvas, sea + 8 + depth * depth * (HEIGHT - sea), depth);
            while (painted < fleet.length && fleet[painted][1] <= depth + 0.02) {
                double[] boat = fleet[painted];
                sail(
                        canvas,
                        WIDTH * boat[0] + canvas.between(-20, 20),
                        sea + 20 + 400 * boat[1] * boat[1],
                        0.14 + boat[1] * 0.86,
                        colours.flat((int) boat[2]));
                painted++;
            }
        }
    }

    private static void crests(Canvas canvas, double y, double depth) {
        Palette colours = canvas.palette;
        for (int i = 0; i < 26; i++) {
            double x = canvas.between(-100, WIDTH);
            double at = y + canvas.between(-20, 26) * depth;
            double reach = 16 + 120 * depth * canvas.between(0.4, 1.2);
            double rise = 2 + 11 * depth;
            Path2D crest = new Path2D.Double();
            crest.moveTo(x, at);
            crest.curveTo(
                    x + reach * 0.3, at - rise, x + reach * 0.6, at - rise * 0.3, x + reach, at);
            crest.curveTo(
                    x + reach * 0.6, at + rise * 0.3, x + reach * 0.3, at - rise * 0.3, x, at);
            canvas.fill(
                    crest,
                    Ink.clear(i % 3 == 0 ? colours.paper : colours.near, i % 3 == 0 ? 0.3 : 0.13));
        }
    }

    private static void sail(Canvas canvas, double x, double water, double scale, Color cloth) {
        Palette colours = canvas.palette;
        canvas.pen.rotate(0.13, x, water);
        double mast = 470 * scale;
        canvas.fill(
                new Ellipse2D.Double(x - 150 * scale, water + 4, 320 * scale, 34 * scale),
                Ink.clear(colours.near, 0.25));
        Path2D main = new Path2D.Double();
        main.moveTo(x, water - mast);
        main.curveTo(
                x + 60 * scale,
                water - mast * 0.75,
                x + 150 * scale,
                water - mast * 0.4,
                x + 150 * scale,
                water - 44 * scale);
        main.lineTo(x, water - 40 * scale);
        main.closePath();
        canvas.fill(main, Ink.lift(cloth, 0.05), Ink.lift(cloth, -0.06));
        Path2D shade = new Path2D.Double();
        shade.moveTo(x, water - mast);
        shade.curveTo(
                x + 22 * scale,
                water - mast * 0.7,
                x + 44 * scale,
                water - mast * 0.4,
                x + 40 * scale,
                water - 41 * scale);
        shade.lineTo(x, water - 40 * scale);
        shade.closePath();
        canvas.fill(shade, Ink.clear(colours.near, 0.16));
        for (int batten = 1; batten < 5; batten++) {
            double y = water - mast * (0.12 + batten * 0.16);
            canvas.line(
                    x,
                    y,
                    x + (150 - batten * 22) * scale,
                    y + 10 * scale,
                    Math.max(0.6, 1.6 * scale),
                    Ink.clear(colours.near, 0.22));
        }
        Path2D jib = new Path2D.Double();
        jib.moveTo(x - 5 * scale, water - mast * 0.9);
        jib.curveTo(
                x - 40 * scale,
                water - mast * 0.55,
                x - 96 * scale,
                water - mast * 0.25,
                x - 132 * scale,
                water - 40 * scale);
        jib.quadTo(x - 50 * scale, water - 62 * scale, x - 8 * scale, water - 46 * scale);
        jib.closePath();
        canvas.fill(jib, colours.paper, Ink.mix(colours.paper, colours.far, 0.35));
        canvas.line(
                x,
                water - mast - 8 * scale,
                x,
                water - 26 * scale,
                Math.max(1, 4.5 * scale),
                colours.near);
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 150 * scale, water - 34 * scale);
        hull.lineTo(x + 158 * scale, water - 28 * scale);
        hull.quadTo(x + 140 * scale, water + 14 * scale, x + 60 * scale, water + 16 * scale);
        hull.quadTo(x - 90 * scale, water + 14 * scale, x - 150 * scale, water - 34 * scale);
        hull.closePath();
        canvas.fill(hull, colours.near, Ink.lift(colours.near, 0.1));
        for (int crew = 0; crew < 4; crew++) {
            canvas.dot(
                    x + (30 + crew * 24) * scale,
                    water - 40 * scale,
                    8 * scale,
                    Ink.mix(colours.accent, colours.near, crew % 2 * 0.4));
        }
        canvas.pen.rotate(-0.13, x, water);
        Path2D foam = new Path2D.Double();
        foam.moveTo(x - 168 * scale, water + 16 * scale);
        foam.quadTo(x - 60 * scale, water - 10 * scale, x + 190 * scale, water + 24 * scale);
        foam.quadTo(x, water + 22 * scale, x - 168 * scale, water + 16 * scale);
        canvas.fill(foam, Ink.clear(colours.paper, 0.8));
    }
}
