package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Sport seen from above. */
final class Arenas {
    private Arenas() {}

    /** A full stadium around its pitch. */
    static void stadium(Canvas canvas) {
        Palette colours = canvas.palette;
        Color ground = Ink.mix(colours.near, colours.high, 0.2);
        canvas.box(0, 0, WIDTH, HEIGHT, ground);
        canvas.pen.rotate(canvas.between(-0.12, 0.12), WIDTH / 2.0, HEIGHT / 2.0);
        ring(canvas, 1430, 866, Ink.mix(ground, colours.far, 0.3));
        ring(canvas, 1390, 826, Ink.lift(ground, -0.05));
        crowd(canvas);
        ring(canvas, 968, 566, Ink.mix(colours.near, colours.water, 0.2));
        pitch(canvas);
        for (int corner = 0; corner < 4; corner++) {
            double x = WIDTH / 2.0 + (corner % 2 == 0 ? -1 : 1) * 610;
            double y = HEIGHT / 2.0 + (corner < 2 ? -1 : 1) * 360;
            canvas.glow(x, y, 430, colours.light, 0.34);
            canvas.dot(x, y, 8, colours.light);
        }
    }

    private static void ring(Canvas canvas, double wide, double tall, Color color) {
        canvas.fill(
                new RoundRectangle2D.Double(
                        (WIDTH - wide) / 2,
                        (HEIGHT - tall) / 2,
                        wide,
                        tall,
                        tall * 0.62,
                        tall * 0.62),
                color);
    }

    private static void crowd(Canvas canvas) {
        Palette colours = canvas.palette;
        for (int tier = 0; tier < 15; tier++) {
            double wide = 1000 + tier * 26;
            double tall = 598 + tier * 15.4;
            if (tier == 7) {
                continue;
            }
            int seats = 400 + tier * 11;
            for (int i = 0; i < seats; i++) {
                double[] at = around(wide, tall, i / (double) seats);
                double x = WIDTH / 2.0 + at[0];
                double y = HEIGHT / 2.0 + at[1];
                double stand = canvas.plane(x / 190, y / 190);
                Color shirt =
                        stand > 0.56
                                ? colours.accent
                                : stand > 0.38 ? colours.paper : colours.second;
                if (canvas.chance(0.9) && i % 50 > 1) {
                    canvas.box(
                            x - 2.7,
                            y - 2.7,
                            5.4,
                            5.4,
                            Ink.mix(shirt, colours.near, canvas.between(0.0, 0.6)));
                }
            }
        }
    }

    /** A place on a rounded rectangle, as a share of the way round it. */
    private static double[] around(double wide, double tall, double share) {
        double radius = tall * 0.31;
        double flat = wide - 2 * radius;
        double upright = tall - 2 * radius;
        double corner = Math.PI * radius / 2;
        double way = share * 2 * (flat + upright + 2 * corner);
        double side = flat + corner + upright + corner;
        double turn = way >= side ? -1 : 1;
        way = way >= side ? way - side : way;
        double x;
        double y;
        if (way < flat) {
            x = -flat / 2 + way;
            y = -tall / 2;
        } else if (way < flat + corner) {
            double angle = -Math.PI / 2 + (way - flat) / radius;
            x = flat / 2 + radius * Math.cos(angle);
            y = -upright / 2 + radius * Math.sin(angle);
        } else if (way < flat + corner + upright) {
            x = wide / 2;
            y = -upright / 2 + way - flat - corner;
        } else {
            double angle = (way - flat - corner - upright) / radius;
            x = flat / 2 + radius * Math.cos(angle);
            y = upright / 2 + radius * Math.sin(angle);
        }
        return new double[] {turn * x, turn * y};
    }

    private static void pitch(Canvas canvas) {
        Palette colours = canvas.palette;
        double left = WIDTH / 2.0 - 420;
        double top = HEIGHT / 2.0 - 245;
        Color grass = Ink.mix(Ink.of(0x4E9A51), colours.water, 0.22);
        for (int stripe = 0; stripe < 14; stripe++) {
            canvas.box(
                    left + stripe * 60,
                    top,
                    60,
                    490,
                    Ink.lift(grass, stripe % 2 == 0 ? 0.03 : -0.03));
        }
        Color chalk = Ink.clear(colours.paper, 0.85);
        double inset = 26;
        canvas.stroke(
                new Rectangle2D.Double(left + inset, top + inset, 840 - inset * 2, 490 - inset * 2),
                3,
                chalk);
        canvas.line(WIDTH / 2.0, top + inset, WIDTH / 2.0, top + 490 - inset, 3, chalk);
        canvas.stroke(Canvas.circle(WIDTH / 2.0, HEIGHT / 2.0, 66), 3, chalk);
        canvas.dot(WIDTH / 2.0, HEIGHT / 2.0, 4, chalk);
        for (int side = 0; side < 2; side++) {
            double goal = side == 0 ? left + inset : left + 840 - inset - 120;
            canvas.stroke(new Rectangle2D.Double(goal, HEIGHT / 2.0 - 132, 120, 264), 3, chalk);
            double small = side == 0 ? goal : goal + 78;
            canvas.stroke(new Rectangle2D.Double(small, HEIGHT / 2.0 - 60, 42, 120), 3, chalk);
        }
        for (int i = 0; i < 22; i++) {
            double x = WIDTH / 2.0 + canvas.random.nextGaussian() * 160 + (i < 11 ? -50 : 70);
            double y = HEIGHT / 2.0 + canvas.between(-195, 195);
            canvas.line(x, y, x + 17, y + 12, 6, Ink.clear(colours.near, 0.35));
            canvas.dot(x, y, 6.5, i < 11 ? colours.accent : colours.paper);
        }
    }

    /** Runners in the bend, their shadows longer than they are. */
    static void track(Canvas canvas) {
        Palette colours = canvas.palette;
        Color clay = Ink.mix(colours.accent, Ink.of(0xC65A43), 0.8);
        canvas.box(0, 0, WIDTH, HEIGHT, Ink.mix(Ink.of(0x5D8F57), colours.water, 0.3));
        double x = WIDTH * 0.5;
        double y = HEIGHT * 1.75;
        double outer = 1490;
        double lane = 82;
        int lanes = 8;
        for (int i = 0; i < lanes; i++) {
            canvas.dot(
                    x,
                    y,
                    outer - i * lane,
                    Ink.lift(clay, (i % 2 == 0 ? 0.02 : -0.02) - i * 0.006));
            canvas.stroke(Canvas.circle(x, y, outer - i * lane), 5, Ink.clear(colours.paper, 0.92));
        }
        canvas.dot(x, y, outer - lanes * lane, Ink.mix(Ink.of(0x5D8F57), colours.water, 0.2));
        canvas.stroke(Canvas.circle(x, y, outer - lanes * lane), 5, Ink.clear(colours.paper, 0.92));
        for (int i = 0; i < lanes; i++) {
            double radius = outer - (i + 0.5) * lane;
            double angle = -Math.PI / 2 + canvas.between(-0.16, 0.17) + (i - 3.5) * 0.012;
            runner(
                    canvas,
                    x + radius * Math.cos(angle),
                    y + radius * Math.sin(angle),
                    angle,
                    canvas.palette.flat(i * 2));
        }
        canvas.glow(WIDTH * 0.2, 0, 900, colours.light, 0.34);
    }

    private static void runner(Canvas canvas, double x, double y, double angle, Color shirt) {
        Palette colours = canvas.palette;
        java.awt.geom.AffineTransform before = canvas.pen.getTransform();
        canvas.pen.translate(x, y);
        canvas.pen.rotate(angle + Math.PI / 2);
        Color shade = Ink.clear(Ink.mix(colours.near, Ink.of(0x301510), 0.5), 0.5);
        canvas.line(4, 4, 84, 62, 17, shade);
        canvas.line(46, 34, 66, 26, 7, shade);
        canvas.line(60, 46, 50, 68, 7, shade);
        canvas.line(84, 62, 118, 76, 8, shade);
        canvas.line(84, 62, 104, 96, 8, shade);
        Color skin = Ink.mix(Ink.of(0xB97A56), Ink.of(0x6B4430), canvas.random.nextDouble());
        canvas.line(-6, -16, 20, -22, 7, skin);
        canvas.line(4, 16, -22, 20, 7, skin);
        canvas.line(-8, -6, -36, -9, 8, skin);
        canvas.line(6, 7, 28, 10, 8, skin);
        canvas.fill(new Ellipse2D.Double(-13, -20, 26, 40), shirt);
        canvas.dot(3, 0, 9, Ink.mix(skin, Ink.of(0x2A1C16), 0.75));
        canvas.pen.setTransform(before);
    }

    /** Swimmers in their lanes. */
    static void pool(Canvas canvas) {
        Palette colours = canvas.palette;
        Color light = Ink.mix(colours.water, colours.paper, 0.45);
        canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), light, colours.water);
        for (int i = 0; i < 430; i++) {
            double x = canvas.between(0, WIDTH);
            double y = canvas.between(0, HEIGHT);
            double reach = canvas.between(20, 75);
            Path2D ripple = new Path2D.Double();
            ripple.moveTo(x, y);
            ripple.curveTo(
                    x + reach * 0.3,
                    y - 13,
                    x + reach * 0.6,
                    y + 13,
                    x + reach,
                    y + canvas.between(-8, 8));
            canvas.stroke(
                    ripple,
                    canvas.between(1, 3),
                    Ink.clear(colours.paper, canvas.between(0.07, 0.3)));
        }
        double lane = 150;
        for (int i = 0; i <= 6; i++) {
            double y = i * lane;
            canvas.box(0, y + lane / 2 - 11, WIDTH, 22, Ink.clear(colours.near, 0.3));
            for (int x = 0; x < WIDTH; x += 26) {
                canvas.fill(
                        new RoundRectangle2D.Double(
                                x, y - 6 + Math.sin(x / 90.0 + i) * 3, 21, 13, 6, 6),
                        x / 26 % 8 < 2
                                ? colours.paper
                                : i % 2 == 0 ? colours.accent : colours.second);
            }
        }
        for (int i = 0; i < 6; i++) {
            double x = WIDTH * (0.52 + 0.17 * Math.sin(i * 2.3 + canvas.between(0, 1)));
            swimmer(canvas, x, i * lane + lane / 2, i);
        }
    }

    private static void swimmer(Canvas canvas, double x, double y, int cap) {
        Palette colours = canvas.palette;
        for (int side = -1; side <= 1; side += 2) {
            Path2D wake = new Path2D.Double();
            wake.moveTo(x + 40, y);
            wake.curveTo(x - 60, y + side * 26, x - 190, y + side * 34, x - 300, y + side * 58);
            wake.curveTo(x - 230, y + side * 36, x - 120, y + side * 16, x + 40, y);
            canvas.pen.setPaint(
                    new java.awt.GradientPaint(
                            (float) x,
                            0,
                            Ink.clear(colours.paper, 0.65),
                            (float) x - 290,
                            0,
                            Ink.clear(colours.paper, 0)));
            canvas.pen.fill(wake);
        }
        for (int i = 0; i < 46; i++) {
            canvas.dot(
                    x - 110 + canvas.random.nextGaussian() * 32,
                    y + canvas.random.nextGaussian() * 13,
                    canvas.between(2, 8),
                    Ink.clear(colours.paper, 0.5));
        }
        Color skin = Ink.mix(Ink.of(0xD09A72), Ink.of(0x7A4E36), canvas.random.nextDouble());
        canvas.line(x - 10, y + 15, x - 52, y + 33, 11, skin);
        canvas.line(x + 4, y - 15, x + 64, y - 23, 11, skin);
        canvas.line(x - 68, y - 5, x - 116, y - 8, 11, Ink.clear(skin, 0.7));
        canvas.line(x - 68, y + 5, x - 112, y + 9, 11, Ink.clear(skin, 0.7));
        canvas.fill(
                new Ellipse2D.Double(x - 84, y - 17, 104, 34),
                Ink.mix(skin, colours.near, cap % 2 == 0 ? 0.5 : 0.15));
        canvas.dot(x + 26, y, 15, colours.flat(cap));
    }
}
