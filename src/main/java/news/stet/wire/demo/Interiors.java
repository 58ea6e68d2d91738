package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Where people meet: market, assembly, stage. */
final class Interiors {
    private Interiors() {}

    /** Market stalls under striped awnings. */
    static void market(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.fill(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                Ink.mix(colours.high, colours.near, 0.25),
                colours.low);
        canvas.glow(WIDTH / 2.0, 430, 760, colours.light, 0.55);
        for (int i = 0; i < 4; i++) {
            double x = i * 420 - 40;
            Color wall = Ink.mix(Ink.mix(colours.low, colours.far, 0.6), colours.flat(i + 1), 0.16);
            canvas.fill(
                    new Rectangle2D.Double(x, 60 + i % 2 * 50, 400, 700),
                    wall,
                    Ink.mix(wall, colours.light, 0.3));
            for (int window = 0; window < 3; window++) {
                canvas.fill(
                        new RoundRectangle2D.Double(
                                x + 50 + window * 118, 120 + i % 2 * 40, 62, 108, 60, 60),
                        Ink.mix(wall, colours.near, 0.32));
            }
        }
        double[] stalls = {-150, 400, 950, 1500};
        for (int i = 0; i < stalls.length; i++) {
            stall(canvas, stalls[i] - 100 + canvas.between(-12, 12), 330, i);
        }
        lights(canvas);
        canvas.fill(
                new Rectangle2D.Double(0, 830, WIDTH, 70),
                Ink.mix(colours.near, colours.far, 0.3),
                colours.near);
    }

    private static void stall(Canvas canvas, double x, double y, int index) {
        Palette colours = canvas.palette;
        double wide = 500;
        Color cloth = index % 2 == 0 ? colours.accent : Ink.mix(colours.water, colours.near, 0.2);
        canvas.box(x + 34, y + 60, 10, 460, colours.near);
        canvas.box(x + wide - 44, y + 60, 10, 460, colours.near);
        canvas.blend(
                new Rectangle2D.Double(x + 44, y + 70, wide - 88, 230),
                y,
                Ink.clear(colours.near, 0.75),
                y + 300,
                Ink.clear(colours.near, 0.35));
        for (int i = 0; i < 3; i++) {
            person(
                    canvas,
                    x + 120 + i * 120 + canvas.between(-16, 16),
                    y + 300,
                    colours.flat(index + i * 2));
        }
        for (int row = 0; row < 2; row++) {
            for (int box = 0; box < 4; box++) {
                crate(canvas, x + 22 + box * 116, y + 262 + row * 110, index * 3 + box + row * 2);
            }
        }
        canvas.fill(
                new Rectangle2D.Double(x + 14, y + 478, wide - 28, 60),
                Ink.mix(colours.near, colours.accent, 0.2),
                colours.near);
        int stripes = 10;
        double stripe = wide / stripes;
        for (int i = 0; i < stripes; i++) {
            Color tone = i % 2 == 0 ? cloth : colours.paper;
            double left = x + i * stripe;
            double topLeft = x + 40 + i * (wide - 80) / stripes;
            double topRight = x + 40 + (i + 1) * (wide - 80) / stripes;
            Path2D panel =
                    Canvas.path(
                            topLeft, y - 50, topRight, y - 50, left + stripe, y + 60, left, y + 60);
            canvas.fill(panel, Ink.lift(tone, 0.04), Ink.lift(tone, -0.06));
            canvas.fill(
                    new Arc2D.Double(left, y + 36, stripe, 50, 180, 180, Arc2D.PIE),
                    Ink.lift(tone, -0.09));
        }
        canvas.blend(
                new Rectangle2D.Double(x + 10, y + 88, wide - 20, 46),
                y + 80,
                Ink.clear(colours.near, 0.4),
                y + 134,
                Ink.clear(colours.near, 0));
    }

    private static void person(Canvas canvas, double x, double foot, Color coat) {
        Color skin = Ink.mix(Ink.of(0xD8A57F), Ink.of(0x7B4F37), canvas.random.nextDouble());
        Color cloth = Ink.mix(coat, canvas.palette.near, 0.2);
        canvas.fill(new RoundRectangle2D.Double(x - 34, foot - 96, 68, 92, 50, 50), cloth);
        canvas.fill(
                new RoundRectangle2D.Double(x - 9, foot - 116, 18, 34, 10, 10),
                Ink.lift(skin, -0.06));
        canvas.fill(new Ellipse2D.Double(x - 20, foot - 156, 40, 48), skin);
        canvas.fill(
                new Arc2D.Double(x - 22, foot - 161, 44, 48, -10, 200, Arc2D.CHORD),
                Ink.mix(canvas.palette.near, Ink.of(0x3A2418), 0.5));
    }

    private static void crate(Canvas canvas, double x, double y, int kind) {
        Palette colours = canvas.palette;
        Color fruit =
                Ink.mix(
                        colours.flat(kind),
                        kind % 3 == 0 ? Ink.of(0x6E9B3C) : Ink.of(0xE08A2C),
                        0.42);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 5; i++) {
                double at = x + 12 + i * 20 + row % 2 * 8;
                double top = y + 44 - row * 13;
                canvas.dot(at, top, 12.5, Ink.lift(fruit, -0.1 + row * 0.05));
                canvas.dot(at - 3, top - 4, 4, Ink.clear(colours.light, 0.4));
            }
        }
        Color wood = Ink.mix(colours.second, Ink.of(0x8A5A33), 0.7);
        for (int slat = 0; slat < 3; slat++) {
            canvas.box(x, y + 50 + slat * 20, 110, 16, Ink.lift(wood, -0.03 * slat));
        }
    }

    private static void lights(Canvas canvas) {
        Path2D wire = new Path2D.Double();
        wire.moveTo(-20, 90);
        wire.quadTo(WIDTH * 0.25, 230, WIDTH * 0.5, 120);
        wire.quadTo(WIDTH * 0.75, 240, WIDTH + 20, 80);
        canvas.stroke(wire, 2, canvas.palette.near);
        for (int i = 1; i < 24; i++) {
            double t = i / 24.0;
            double half = t < 0.5 ? t * 2 : t * 2 - 1;
            double from = t < 0.5 ? 90 : 120;
            double middle = t < 0.5 ? 230 : 240;
            double to = t < 0.5 ? 120 : 80;
            double y =
                    (1 - half) * (1 - half) * from
                            + 2 * half * (1 - half) * middle
                            + half * half * to;
            canvas.glow(t * WIDTH, y + 8, 52, Ink.of(0xFFE3A6), 0.75);
            canvas.dot(t * WIDTH, y + 8, 7, Ink.mix(canvas.palette.light, Ink.of(0xFFC766), 0.5));
        }
    }

    /** An assembly in its half circle of seats, from the gallery. */
    static void assembly(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.fill(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                Ink.mix(colours.near, colours.high, 0.15),
                Ink.mix(colours.near, colours.far, 0.45));
        double x = WIDTH / 2.0;
        double y = 850;
        canvas.glow(x, 800, 900, colours.light, 0.4);
        for (int i = -5; i <= 5; i++) {
            double at = x + i * 168;
            canvas.fill(
                    new Rectangle2D.Double(at - 20, 0, 40, 330),
                    Ink.mix(colours.far, colours.near, 0.35),
                    Ink.mix(colours.far, colours.near, 0.72));
            canvas.fill(
                    new Rectangle2D.Double(at - 20, 0, 10, 330),
                    Ink.clear(colours.light, 0.16),
                    Ink.clear(colours.light, 0));
        }
        double[] share = {0.27, 0.44, 0.7, 1.0};
        Color[] party = {
            colours.accent,
            colours.second,
            Ink.mix(colours.water, colours.far, 0.25),
            Ink.mix(colours.paper, colours.far, 0.3)
        };
        for (int row = 8; row >= 0; row--) {
            double radius = 215 + row * 63;
            canvas.fill(
                    new Arc2D.Double(
                            x - radius - 30,
                            y - (radius + 30) * 0.93,
                            radius * 2 + 60,
                            (radius + 30) * 1.86,
                            0,
                            180,
                            Arc2D.PIE),
                    Ink.mix(colours.near, colours.far, 0.12 + row * 0.035));
            int seats = 13 + row * 5;
            for (int i = 0; i < seats; i++) {
                double t = (i + 0.5) / seats;
                double angle = Math.PI - Math.PI * (0.05 + 0.9 * t);
                int group = 0;
                while (t > share[group]) {
                    group++;
                }
                seat(
                        canvas,
                        x + radius * Math.cos(angle),
                        y - radius * 0.93 * Math.sin(angle),
                        15 + row * 1.1,
                        party[group]);
            }
        }
        canvas.fill(
                new Arc2D.Double(x - 172, y - 160, 344, 320, 0, 180, Arc2D.PIE),
                Ink.mix(colours.near, colours.accent, 0.18));
        canvas.polygon(
                Ink.mix(colours.second, colours.near, 0.5),
                x - 74,
                y - 60,
                x + 74,
                y - 60,
                x + 92,
                HEIGHT,
                x - 92,
                HEIGHT);
        canvas.box(x - 86, y - 72, 172, 15, Ink.mix(colours.second, colours.near, 0.2));
        canvas.polygon(
                Ink.clear(colours.light, 0.09),
                x - 60,
                -10,
                x + 60,
                -10,
                x + 420,
                HEIGHT,
                x - 420,
                HEIGHT);
    }

    private static void seat(Canvas canvas, double x, double y, double size, Color tone) {
        canvas.fill(
                new RoundRectangle2D.Double(
                        x - size, y - size * 0.2, size * 2, size * 1.5, size, size),
                Ink.mix(tone, canvas.palette.near, 0.45));
        if (canvas.chance(0.88)) {
            canvas.fill(
                    new RoundRectangle2D.Double(
                            x - size * 0.72, y - size * 0.5, size * 1.44, size * 1.3, size, size),
                    Ink.mix(tone, canvas.palette.near, canvas.between(0.02, 0.2)));
            canvas.dot(
                    x,
                    y - size * 0.8,
                    size * 0.5,
                    Ink.mix(Ink.of(0xC99672), Ink.of(0x5E3B2B), canvas.random.nextDouble()));
        }
    }

    /** A stage at the rise of the curtain. */
    static void stage(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.fill(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                colours.high,
                Ink.mix(colours.high, colours.low, 0.75));
        double x = WIDTH / 2.0;
        double moon = 360;
        canvas.glow(x, moon, 620, colours.light, 0.7);
        canvas.dot(x, moon, 176, Ink.mix(colours.light, colours.second, 0.25));
        canvas.dot(x - 40, moon - 30, 120, Ink.clear(colours.light, 0.5));
        canvas.blend(
                canvas.ridge(430, 620, 3, 77),
                430,
                Ink.mix(colours.far, colours.near, 0.35),
                700,
                Ink.mix(colours.far, colours.near, 0.6));
        players(canvas, x, 690);
        canvas.polygon(
                Ink.mix(colours.near, colours.accent, 0.28),
                130,
                690,
                WIDTH - 130,
                690,
                WIDTH + 60,
                820,
                -60,
                820);
        canvas.fill(new Ellipse2D.Double(x - 390, 700, 780, 84), Ink.clear(colours.light, 0.3));
        for (int i = 0; i < 4; i++) {
            double lamp = WIDTH * (0.2 + 0.2 * i);
            double foot = x + (lamp - x) * 0.35;
            canvas.blend(
                    Canvas.path(lamp - 12, 0, lamp + 12, 0, foot + 150, 760, foot - 150, 760),
                    0,
                    Ink.clear(colours.light, 0.34),
                    760,
                    Ink.clear(colours.light, 0.03));
        }
        curtain(canvas, -20, 1);
        curtain(canvas, WIDTH + 20, -1);
        for (int i = 0; i < 17; i++) {
            double left = i * 100 - 50;
            canvas.fill(
                    new Arc2D.Double(left, -80, 112, 210, 180, 180, Arc2D.PIE),
                    Ink.lift(colours.accent, -0.06),
                    Ink.mix(colours.accent, colours.near, 0.5));
        }
        audience(canvas);
    }

    private static void curtain(Canvas canvas, double edge, int side) {
        Color cloth = canvas.palette.accent;
        for (int fold = 6; fold >= 0; fold--) {
            double far = edge + side * (fold + 1) * 52.0;
            Path2D drape = new Path2D.Double();
            drape.moveTo(far - side * 60, 0);
            drape.lineTo(far + side * 26, 0);
            drape.curveTo(far + side * 10, 330, far - side * 70, 500, far - side * 28, 840);
            drape.lineTo(far - side * 120, 840);
            drape.closePath();
            double shade = (fold % 2 == 0 ? 0.12 : 0.46) + canvas.between(-0.04, 0.04);
            canvas.fill(
                    drape,
                    Ink.mix(cloth, canvas.palette.near, shade),
                    Ink.mix(cloth, canvas.palette.near, shade + 0.3));
        }
    }

    private static void players(Canvas canvas, double x, double floor) {
        Color dark = canvas.palette.near;
        for (int i = -3; i <= 3; i++) {
            double at = x + i * 92 + canvas.between(-10, 10);
            double tall = 150 + (3 - Math.abs(i)) * 14;
            canvas.fill(
                    new RoundRectangle2D.Double(
                            at - 22, floor - tall * 0.78, 44, tall * 0.8, 34, 34),
                    dark);
            canvas.polygon(
                    dark,
                    at - 18,
                    floor - tall * 0.5,
                    at + 18,
                    floor - tall * 0.5,
                    at + 34,
                    floor + 4,
                    at - 34,
                    floor + 4);
            canvas.dot(at, floor - tall * 0.9, 16, dark);
            double arm = i < 0 ? -1 : 1;
            canvas.line(
                    at,
                    floor - tall * 0.7,
                    at + arm * 44,
                    floor - tall * (i % 2 == 0 ? 0.95 : 0.55),
                    10,
                    dark);
        }
    }

    private static void audience(Canvas canvas) {
        for (int row = 0; row < 3; row++) {
            for (double x = row * 30 - 30; x < WIDTH + 40; x += 74) {
                double at = x + canvas.between(-8, 8);
                double y = 812 + row * 38 + canvas.between(-6, 6);
                Color tone = Ink.mix(canvas.palette.near, canvas.palette.accent, 0.2 - row * 0.08);
                canvas.dot(at, y, 23 + row * 2, tone);
                canvas.fill(new RoundRectangle2D.Double(at - 42, y + 20, 84, 90, 50, 50), tone);
            }
        }
    }
}
