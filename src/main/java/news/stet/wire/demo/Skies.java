package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The very far and the very small: stars, planets, the sea's inside, plankton. */
final class Skies {
    private Skies() {}

    /** Star trails round the pole above an observatory. */
    static void startrails(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.sky(820);
        double x = WIDTH * canvas.between(0.46, 0.56);
        double y = 330;
        canvas.glow(x, 820, 800, colours.low, 0.7);
        for (int i = 0; i < 420; i++) {
            double radius = 12 + Math.pow(canvas.random.nextDouble(), 0.72) * 1100;
            double start = canvas.between(0, 360);
            Color tone =
                    canvas.chance(0.2)
                            ? colours.second
                            : canvas.chance(0.3) ? colours.far : colours.paper;
            canvas.stroke(
                    new Arc2D.Double(
                            x - radius,
                            y - radius,
                            radius * 2,
                            radius * 2,
                            start,
                            canvas.between(14, 52),
                            Arc2D.OPEN),
                    canvas.between(0.6, 2.3),
                    Ink.clear(tone, canvas.between(0.16, 0.75)));
        }
        canvas.dot(x, y, 2.6, colours.paper);
        canvas.fill(
                canvas.ridge(640, 850, 2.4, 12),
                Ink.mix(colours.near, colours.low, 0.25),
                Ink.mix(colours.near, colours.low, 0.1));
        canvas.fill(
                canvas.ridge(730, 890, 1.6, 55),
                Ink.mix(colours.near, colours.low, 0.06),
                colours.near);
        dome(canvas, WIDTH * 0.5, 745);
    }

    private static void dome(Canvas canvas, double x, double foot) {
        Palette colours = canvas.palette;
        Color shell = Ink.mix(colours.paper, colours.low, 0.45);
        canvas.fill(
                new Rectangle2D.Double(x - 118, foot - 70, 236, 130),
                Ink.mix(shell, colours.near, 0.35),
                colours.near);
        canvas.pen.setPaint(
                new java.awt.GradientPaint(
                        (float) (x - 130),
                        0,
                        Ink.mix(shell, colours.near, 0.15),
                        (float) (x + 130),
                        0,
                        Ink.mix(shell, colours.near, 0.75)));
        canvas.pen.fill(new Arc2D.Double(x - 132, foot - 200, 264, 264, 0, 180, Arc2D.PIE));
        canvas.polygon(
                colours.near,
                x + 6,
                foot - 200,
                x + 46,
                foot - 194,
                x + 62,
                foot - 70,
                x + 14,
                foot - 70);
        canvas.polygon(
                colours.second,
                x + 16,
                foot - 178,
                x + 34,
                foot - 176,
                x + 42,
                foot - 84,
                x + 22,
                foot - 84);
        canvas.box(x - 136, foot - 76, 272, 10, Ink.mix(shell, colours.near, 0.5));
        for (int i = 0; i < 4; i++) {
            canvas.box(x - 92 + i * 50, foot - 40, 15, 24, Ink.clear(colours.second, 0.85));
        }
        canvas.glow(x + 30, foot - 130, 180, colours.second, 0.4);
    }

    /** A ringed planet with its moons. */
    static void planet(Canvas canvas) {
        Palette colours = canvas.palette;
        Color space = Ink.mix(colours.near, Ink.of(0x04060F), 0.5);
        canvas.fill(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                space,
                Ink.mix(space, colours.high, 0.45));
        canvas.glow(WIDTH * 0.2, HEIGHT * 0.2, 900, colours.high, 0.5);
        for (int i = 0; i < 380; i++) {
            canvas.dot(
                    canvas.between(0, WIDTH),
                    canvas.between(0, HEIGHT),
                    Math.pow(canvas.random.nextDouble(), 4) * 2.6 + 0.4,
                    Ink.clear(colours.paper, canvas.between(0.15, 0.9)));
        }
        double x = WIDTH * 0.5;
        double y = HEIGHT * 0.5;
        double radius = 250;
        double tilt = canvas.between(-0.42, -0.28);
        canvas.pen.rotate(tilt, x, y);
        rings(canvas, x, y, radius, 180);
        globe(canvas, x, y, radius);
        rings(canvas, x, y, radius, 0);
        canvas.pen.rotate(-tilt, x, y);
        for (int i = 0; i < 4; i++) {
            double angle = 0.5 + i * 1.7;
            double mx = x + 620 * Math.cos(angle);
            double my = y + 300 * Math.sin(angle);
            double size = 10 + i * 7;
            canvas.dot(mx, my, size, Ink.mix(colours.paper, colours.far, 0.3));
            canvas.dot(mx + size * 0.35, my + size * 0.3, size * 0.9, Ink.clear(space, 0.72));
        }
    }

    private static void globe(Canvas canvas, double x, double y, double radius) {
        Palette colours = canvas.palette;
        canvas.pen.setClip(Canvas.circle(x, y, radius));
        double top = y - radius;
        while (top < y + radius) {
            double tall = canvas.between(12, 60);
            Color tone =
                    Ink.mix(
                            Ink.mix(colours.second, colours.accent, canvas.random.nextDouble()),
                            colours.paper,
                            canvas.between(0.1, 0.6));
            canvas.fill(
                    new Rectangle2D.Double(x - radius, top, radius * 2, tall + 6),
                    tone,
                    Ink.lift(tone, -0.04));
            top += tall;
        }
        canvas.fill(
                new java.awt.geom.Ellipse2D.Double(x - 60, y + 60, 130, 56),
                Ink.clear(colours.accent, 0.7));
        canvas.pen.setPaint(
                new java.awt.RadialGradientPaint(
                        (float) (x - radius * 0.5),
                        (float) (y - radius * 0.4),
                        (float) (radius * 1.75),
                        new float[] {0f, 0.45f, 1f},
                        new Color[] {
                            Ink.clear(colours.light, 0.35),
                            Ink.clear(colours.near, 0.1),
                            Ink.clear(Ink.of(0x02030A), 0.97)
                        }));
        canvas.pen.fill(Canvas.circle(x, y, radius));
        canvas.pen.setClip(null);
    }

    private static void rings(Canvas canvas, double x, double y, double radius, int from) {
        Palette colours = canvas.palette;
        for (int i = 0; i < 34; i++) {
            double reach = radius * (1.28 + i * 0.026);
            double strength = i == 15 || i == 16 ? 0.05 : 0.25 + 0.5 * canvas.hills(i * 0.6);
            canvas.stroke(
                    new Arc2D.Double(
                            x - reach,
                            y - reach * 0.26,
                            reach * 2,
                            reach * 0.52,
                            from,
                            180,
                            Arc2D.OPEN),
                    6.4,
                    Ink.clear(
                            Ink.mix(colours.paper, colours.second, canvas.hills(i * 0.9 + 40)),
                            strength * 0.75));
        }
    }

    /** Under the surface: light from above, seagrass below, a shoal between. */
    static void reef(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.fill(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                colours.low,
                Ink.mix(colours.high, colours.near, 0.4));
        canvas.glow(WIDTH * 0.5, -60, 980, colours.light, 0.85);
        for (int i = 0; i < 15; i++) {
            double x = WIDTH * 0.5 + (i - 7) * 58 + canvas.between(-26, 26);
            double lean = (x - WIDTH * 0.5) * 0.9;
            double wide = canvas.between(18, 66);
            canvas.blend(
                    Canvas.path(
                            x - 8,
                            -10,
                            x + wide * 0.4,
                            -10,
                            x + lean + wide * 2.4,
                            780,
                            x + lean - wide,
                            780),
                    0,
                    Ink.clear(colours.light, 0.2),
                    780,
                    Ink.clear(colours.light, 0));
        }
        for (int layer = 0; layer < 3; layer++) {
            Color rock =
                    Ink.mix(
                            Ink.mix(colours.high, colours.water, 0.5),
                            colours.near,
                            0.25 + layer * 0.34);
            canvas.fill(
                    canvas.ridge(640 + layer * 90, 860 + layer * 50, 2.6 + layer, layer * 50),
                    Ink.lift(rock, 0.03),
                    rock);
            if (layer < 2) {
                grass(
                        canvas,
                        820 + layer * 60,
                        110 + layer * 90,
                        Ink.mix(colours.far, colours.near, 0.3 + layer * 0.3),
                        46);
            }
        }
        shoal(canvas);
        grass(canvas, 915, 300, colours.near, 60);
        for (int i = 0; i < 60; i++) {
            canvas.dot(
                    canvas.between(0, WIDTH),
                    canvas.between(0, HEIGHT),
                    canvas.between(1, 4),
                    Ink.clear(colours.light, canvas.between(0.1, 0.4)));
        }
    }

    private static void grass(Canvas canvas, double foot, double tall, Color tone, int blades) {
        for (int i = 0; i < blades; i++) {
            double x = canvas.between(-30, WIDTH + 30);
            double edge = 0.45 + 0.75 * Math.abs(x - WIDTH / 2.0) / (WIDTH / 2.0);
            double reach = tall * canvas.between(0.4, 1) * edge;
            double sway = canvas.between(-40, 60);
            Path2D blade = new Path2D.Double();
            blade.moveTo(x - 9, foot);
            blade.curveTo(
                    x - 12,
                    foot - reach * 0.5,
                    x + sway * 0.3,
                    foot - reach * 0.7,
                    x + sway,
                    foot - reach);
            blade.curveTo(
                    x + sway * 0.4 + 9,
                    foot - reach * 0.66,
                    x + 8,
                    foot - reach * 0.45,
                    x + 9,
                    foot);
            blade.closePath();
            canvas.fill(blade, Ink.lift(tone, canvas.between(-0.03, 0.06)));
        }
    }

    private static void shoal(Canvas canvas) {
        Palette colours = canvas.palette;
        for (int i = 0; i < 210; i++) {
            double angle = canvas.between(0, Math.PI * 2);
            double away = 0.12 + 0.88 * Math.pow(canvas.random.nextDouble(), 0.7);
            double x =
                    WIDTH * 0.5 + 390 * away * Math.cos(angle) + canvas.random.nextGaussian() * 26;
            double y =
                    HEIGHT * 0.44
                            + 210 * away * Math.sin(angle)
                            + canvas.random.nextGaussian() * 18;
            double heading = angle + Math.PI / 2 + canvas.between(-0.25, 0.25);
            Color tone =
                    canvas.chance(0.24)
                            ? colours.accent
                            : canvas.chance(0.5) ? colours.second : colours.paper;
            fish(
                    canvas,
                    x,
                    y,
                    heading,
                    canvas.between(9, 19),
                    Ink.mix(tone, colours.water, canvas.between(0, 0.5)));
        }
    }

    private static void fish(
            Canvas canvas, double x, double y, double heading, double size, Color tone) {
        java.awt.geom.AffineTransform before = canvas.pen.getTransform();
        canvas.pen.translate(x, y);
        canvas.pen.rotate(heading);
        Path2D body = new Path2D.Double();
        body.moveTo(size * 1.5, 0);
        body.quadTo(size * 0.3, -size * 0.75, -size, 0);
        body.lineTo(-size * 1.7, -size * 0.5);
        body.lineTo(-size * 1.45, 0);
        body.lineTo(-size * 1.7, size * 0.5);
        body.lineTo(-size, 0);
        body.quadTo(size * 0.3, size * 0.75, size * 1.5, 0);
        canvas.fill(body, tone);
        canvas.dot(size * 0.95, -size * 0.12, size * 0.11, canvas.palette.near);
        canvas.pen.setTransform(before);
    }

    /** Diatoms under the microscope, each with its own symmetry. */
    static void diatoms(Canvas canvas) {
        Palette colours = canvas.palette;
        Color ground = Ink.mix(colours.near, colours.high, 0.3);
        canvas.box(0, 0, WIDTH, HEIGHT, Ink.lift(ground, -0.05));
        canvas.glow(WIDTH / 2.0, HEIGHT / 2.0, 900, Ink.mix(colours.water, colours.far, 0.4), 0.75);
        double[][] places = {
            {0.5, 0.5, 232},
            {0.21, 0.34, 138},
            {0.8, 0.68, 150},
            {0.26, 0.8, 96},
            {0.76, 0.2, 112},
            {0.05, 0.72, 106},
            {0.95, 0.3, 96},
            {0.42, 0.1, 54},
            {0.6, 0.93, 60},
            {0.05, 0.1, 70},
            {0.94, 0.94, 70}
        };
        for (int i = 0; i < places.length; i++) {
            double[] place = places[i];
            double x = WIDTH * place[0] + canvas.between(-16, 16);
            double y = HEIGHT * place[1] + canvas.between(-12, 12);
            if (i % 4 == 3) {
                pennate(canvas, x, y, place[2] * 1.25);
            } else {
                centric(canvas, x, y, place[2], 6 + 2 * canvas.random.nextInt(5));
            }
        }
    }

    private static void centric(Canvas canvas, double x, double y, double radius, int arms) {
        Palette colours = canvas.palette;
        Color glass = Ink.mix(colours.flat(canvas.random.nextInt(2)), colours.paper, 0.35);
        canvas.glow(x, y, radius * 1.35, glass, 0.3);
        canvas.dot(x, y, radius, Ink.clear(glass, 0.26));
        canvas.stroke(Canvas.circle(x, y, radius), radius * 0.045, Ink.clear(glass, 0.95));
        canvas.stroke(Canvas.circle(x, y, radius * 0.88), radius * 0.012, Ink.clear(glass, 0.8));
        for (int ring = 1; ring <= 6; ring++) {
            double reach = radius * (0.2 + ring * 0.108);
            int pores = arms * (ring + 1);
            for (int i = 0; i < pores; i++) {
                double angle = i * Math.PI * 2 / pores + ring * 0.5;
                double size = radius * (0.036 - ring * 0.0028) * (i % 3 == 0 ? 1.25 : 0.8);
                canvas.dot(
                        x + reach * Math.cos(angle),
                        y + reach * Math.sin(angle),
                        size,
                        Ink.clear(i % 3 == 0 ? colours.paper : glass, 0.85));
            }
        }
        for (int arm = 0; arm < arms; arm++) {
            double angle = arm * Math.PI * 2 / arms;
            canvas.line(
                    x + radius * 0.17 * Math.cos(angle),
                    y + radius * 0.17 * Math.sin(angle),
                    x + radius * 0.87 * Math.cos(angle),
                    y + radius * 0.87 * Math.sin(angle),
                    radius * 0.014,
                    Ink.clear(colours.paper, 0.5));
            canvas.dot(
                    x + radius * Math.cos(angle),
                    y + radius * Math.sin(angle),
                    radius * 0.05,
                    Ink.clear(colours.paper, 0.95));
        }
        canvas.dot(x, y, radius * 0.15, Ink.clear(colours.second, 0.9));
        canvas.stroke(Canvas.circle(x, y, radius * 0.15), radius * 0.02, colours.paper);
    }

    private static void pennate(Canvas canvas, double x, double y, double half) {
        Palette colours = canvas.palette;
        double turn = canvas.between(0, Math.PI);
        canvas.pen.rotate(turn, x, y);
        Path2D shell = new Path2D.Double();
        shell.moveTo(x - half, y);
        shell.curveTo(
                x - half * 0.4, y - half * 0.42, x + half * 0.4, y - half * 0.42, x + half, y);
        shell.curveTo(
                x + half * 0.4, y + half * 0.42, x - half * 0.4, y + half * 0.42, x - half, y);
        canvas.fill(shell, Ink.clear(colours.second, 0.3));
        canvas.stroke(shell, half * 0.035, Ink.mix(colours.second, colours.paper, 0.5));
        canvas.pen.setClip(shell);
        for (double step = -0.94; step < 0.95; step += 0.047) {
            canvas.line(
                    x + step * half,
                    y - half * 0.4,
                    x + step * half * 0.97,
                    y - half * 0.05,
                    half * 0.016,
                    Ink.clear(colours.paper, 0.7));
            canvas.line(
                    x + step * half,
                    y + half * 0.4,
                    x + step * half * 0.97,
                    y + half * 0.05,
                    half * 0.016,
                    Ink.clear(colours.paper, 0.7));
        }
        canvas.pen.setClip(null);
        canvas.fill(
                new RoundRectangle2D.Double(
                        x - half * 0.9, y - half * 0.015, half * 1.8, half * 0.03, 4, 4),
                colours.paper);
        canvas.pen.rotate(-turn, x, y);
    }
}
