package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Path2D;

/** The land seen from straight above. */
final class Aerials {
    private static final int COLUMNS = 15;
    private static final int ROWS = 10;

    private Aerials() {}

    /** Salt pans and fields between dykes, with a tidal channel through them. */
    static void saltpans(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.box(0, 0, WIDTH, HEIGHT, Ink.mix(colours.paper, colours.far, 0.4));
        canvas.pen.rotate(canvas.between(-0.16, -0.07), WIDTH / 2.0, HEIGHT / 2.0);
        double[][][] corner = corners(canvas);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                pan(canvas, corner, row, column);
            }
        }
        channel(canvas);
    }

    private static double[][][] corners(Canvas canvas) {
        double[][][] corner = new double[ROWS + 1][COLUMNS + 1][];
        for (int row = 0; row <= ROWS; row++) {
            for (int column = 0; column <= COLUMNS; column++) {
                double bend = (canvas.plane(column * 0.21, row * 0.3) - 0.5) * 130;
                corner[row][column] =
                        new double[] {
                            -160 + column * 132 + bend + canvas.between(-13, 13),
                            -130
                                    + row * 118
                                    + (canvas.plane(column * 0.18 + 50, row * 0.2) - 0.5) * 150
                                    + canvas.between(-10, 10)
                        };
            }
        }
        return corner;
    }

    private static void pan(Canvas canvas, double[][][] corner, int row, int column) {
        Palette colours = canvas.palette;
        double wet = canvas.plane(column * 0.42 + 7, row * 0.42 + 3);
        double tint = canvas.random.nextDouble();
        Color tone =
                wet > 0.62
                        ? Ink.mix(colours.water, colours.far, tint * 0.7)
                        : wet > 0.44
                                ? Ink.mix(colours.accent, colours.low, 0.2 + tint * 0.7)
                                : wet > 0.3
                                        ? Ink.mix(colours.second, colours.paper, 0.15 + tint * 0.6)
                                        : Ink.mix(colours.paper, colours.light, tint);
        double[] a = corner[row][column];
        double[] b = corner[row][column + 1];
        double[] c = corner[row + 1][column + 1];
        double[] d = corner[row + 1][column];
        Path2D pan = inset(a, b, c, d, 0.035);
        canvas.fill(pan, Ink.lift(tone, 0.035), Ink.lift(tone, -0.035));
        int furrows = canvas.chance(0.45) ? 5 + canvas.random.nextInt(8) : 0;
        for (int i = 1; i < furrows; i++) {
            double t = i / (double) furrows;
            canvas.line(
                    a[0] + (b[0] - a[0]) * t,
                    a[1] + (b[1] - a[1]) * t + 6,
                    d[0] + (c[0] - d[0]) * t,
                    d[1] + (c[1] - d[1]) * t - 6,
                    1.1,
                    Ink.clear(Ink.lift(tone, -0.13), 0.5));
        }
        if (wet > 0.36 && wet < 0.5 && canvas.chance(0.5)) {
            for (int i = 0; i < 7; i++) {
                double x = a[0] + (c[0] - a[0]) * (0.15 + 0.1 * i);
                double y = (a[1] + d[1]) / 2 + canvas.between(-5, 5);
                canvas.dot(x + 3, y + 3, 5.5, Ink.clear(colours.near, 0.25));
                canvas.dot(x, y, 5.5, colours.paper);
            }
        }
        canvas.stroke(inset(a, b, c, d, 0.06), 1.4, Ink.clear(colours.paper, 0.35));
    }

    private static Path2D inset(double[] a, double[] b, double[] c, double[] d, double share) {
        double x = (a[0] + b[0] + c[0] + d[0]) / 4;
        double y = (a[1] + b[1] + c[1] + d[1]) / 4;
        double[] xy = new double[8];
        double[][] all = {a, b, c, d};
        for (int i = 0; i < 4; i++) {
            xy[i * 2] = all[i][0] + (x - all[i][0]) * share;
            xy[i * 2 + 1] = all[i][1] + (y - all[i][1]) * share;
        }
        return Canvas.path(xy);
    }

    private static void channel(Canvas canvas) {
        Palette colours = canvas.palette;
        Path2D course = new Path2D.Double();
        double bend = canvas.between(90, 150);
        course.moveTo(-250, 770);
        for (int x = -250; x <= WIDTH + 250; x += 20) {
            course.lineTo(x, 640 - x * 0.23 + bend * Math.sin(x / 210.0 + 1));
        }
        canvas.stroke(course, 92, Ink.mix(colours.paper, colours.far, 0.5));
        canvas.stroke(course, 76, Ink.mix(colours.near, colours.water, 0.62));
        canvas.stroke(course, 46, Ink.mix(colours.near, colours.water, 0.5));
        canvas.stroke(course, 3, Ink.clear(colours.light, 0.14));
        double x = WIDTH * 0.5;
        double y = 640 - x * 0.23 + bend * Math.sin(x / 210.0 + 1);
        for (int side = -1; side <= 1; side += 2) {
            Path2D wake = new Path2D.Double();
            wake.moveTo(x - 12, y);
            wake.quadTo(x - 90, y + 8 * side + 30, x - 190, y + 21 * side + 52);
            canvas.stroke(wake, 3, Ink.clear(colours.paper, 0.5));
        }
        canvas.pen.rotate(-0.2, x, y);
        canvas.polygon(
                colours.paper,
                x - 32,
                y - 9,
                x + 16,
                y - 9,
                x + 36,
                y,
                x + 16,
                y + 9,
                x - 32,
                y + 9);
        canvas.box(x - 22, y - 5, 20, 10, colours.accent);
    }
}
