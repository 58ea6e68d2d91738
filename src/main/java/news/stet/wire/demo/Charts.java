package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Maps and figures: the sea bed, the weather, and quantities over time. */
final class Charts {
    private static final int CELL = 10;

    private Charts() {}

    /** A nautical chart: depths in bands, a graticule, a course and a compass rose. */
    static void seaChart(Canvas canvas) {
        Palette colours = canvas.palette;
        double[][] height = heights(canvas);
        Color[] band = {
            Ink.mix(colours.water, colours.near, 0.5),
            Ink.mix(colours.water, colours.near, 0.25),
            colours.water,
            Ink.mix(colours.water, colours.paper, 0.35),
            Ink.mix(colours.water, colours.paper, 0.62),
            Ink.mix(colours.second, colours.paper, 0.35),
            Ink.mix(colours.second, colours.far, 0.35)
        };
        double[] edge = {0.26, 0.35, 0.43, 0.5, 0.565, 0.67};
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double value = at(height, x, y);
                int step = 0;
                while (step < edge.length && value > edge[step]) {
                    step++;
                }
                Color tone = band[step];
                double line = step == 0 ? 1 : value - edge[step - 1];
                boolean contour = line < (step == 5 ? 0.0042 : 0.0022);
                canvas.image.setRGB(
                        x,
                        y,
                        contour
                                ? Ink.mixFast(tone, colours.near, step == 5 ? 150 : 70)
                                : tone.getRGB());
            }
        }
        graticule(canvas);
        soundings(canvas, height);
        course(canvas);
        rose(canvas, WIDTH * canvas.between(0.36, 0.42), HEIGHT * 0.57, 150);
    }

    private static double[][] heights(Canvas canvas) {
        double[][] height = new double[HEIGHT / CELL + 3][WIDTH / CELL + 3];
        double away = canvas.between(0, 60);
        for (int row = 0; row < height.length; row++) {
            for (int column = 0; column < height[0].length; column++) {
                double x = column * CELL / 330.0;
                double y = row * CELL / 330.0;
                double slope =
                        (column * CELL - WIDTH * 0.52) / WIDTH * 0.62
                                - (row * CELL - HEIGHT * 0.5) / HEIGHT * 0.16;
                height[row][column] = canvas.clouds(x + away, y + away) * 0.75 + 0.08 + slope;
            }
        }
        return height;
    }

    private static double at(double[][] height, int x, int y) {
        int row = y / CELL;
        int column = x / CELL;
        double tx = (x % CELL) / (double) CELL;
        double ty = (y % CELL) / (double) CELL;
        double top = height[row][column] * (1 - tx) + height[row][column + 1] * tx;
        double bottom = height[row + 1][column] * (1 - tx) + height[row + 1][column + 1] * tx;
        return top * (1 - ty) + bottom * ty;
    }

    private static void graticule(Canvas canvas) {
        Color ink = Ink.clear(canvas.palette.near, 0.22);
        for (int x = 100; x < WIDTH; x += 200) {
            canvas.line(x, 0, x, HEIGHT, 1, ink);
        }
        for (int y = 50; y < HEIGHT; y += 200) {
            canvas.line(0, y, WIDTH, y, 1, ink);
        }
        for (int x = 0; x < WIDTH; x += 40) {
            canvas.box(x, x / 40 % 2 * 7.0, 40, 7, Ink.clear(canvas.palette.near, 0.8));
            canvas.box(
                    x, HEIGHT - 14 + x / 40 % 2 * 7.0, 40, 7, Ink.clear(canvas.palette.near, 0.8));
        }
    }

    private static void soundings(Canvas canvas, double[][] height) {
        for (int i = 0; i < 260; i++) {
            int x = (int) canvas.between(30, WIDTH - 30);
            int y = (int) canvas.between(30, HEIGHT - 30);
            if (at(height, x, y) < 0.5) {
                canvas.dot(x, y, 1.7, Ink.clear(canvas.palette.paper, 0.65));
            } else if (at(height, x, y) > 0.6) {
                canvas.line(x - 5, y + 3, x, y - 3, 1.2, Ink.clear(canvas.palette.near, 0.3));
                canvas.line(x, y - 3, x + 5, y + 3, 1.2, Ink.clear(canvas.palette.near, 0.3));
            }
        }
    }

    private static void course(Canvas canvas) {
        Color ink = canvas.palette.accent;
        Path2D course = new Path2D.Double();
        double y = HEIGHT * canvas.between(0.2, 0.3);
        course.moveTo(-10, y);
        course.curveTo(
                WIDTH * 0.25, y - 60, WIDTH * 0.4, HEIGHT * 0.32, WIDTH * 0.52, HEIGHT * 0.44);
        course.curveTo(
                WIDTH * 0.6, HEIGHT * 0.54, WIDTH * 0.5, HEIGHT * 0.8, WIDTH * 0.56, HEIGHT + 10);
        canvas.pen.setStroke(
                new BasicStroke(
                        5,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {22, 13},
                        0));
        canvas.pen.setColor(ink);
        canvas.pen.draw(course);
        canvas.dot(WIDTH * 0.52, HEIGHT * 0.44, 30, Ink.clear(ink, 0.25));
        canvas.dot(WIDTH * 0.52, HEIGHT * 0.44, 12, ink);
        canvas.dot(WIDTH * 0.52, HEIGHT * 0.44, 5, canvas.palette.paper);
    }

    private static void rose(Canvas canvas, double x, double y, double radius) {
        Color ink = Ink.clear(canvas.palette.paper, 0.9);
        canvas.stroke(Canvas.circle(x, y, radius), 1.6, ink);
        canvas.stroke(Canvas.circle(x, y, radius * 0.86), 1, ink);
        for (int i = 0; i < 72; i++) {
            double angle = i * Math.PI / 36;
            double inner = radius * (i % 6 == 0 ? 0.78 : 0.86);
            canvas.line(
                    x + inner * Math.cos(angle),
                    y + inner * Math.sin(angle),
                    x + radius * Math.cos(angle),
                    y + radius * Math.sin(angle),
                    1,
                    ink);
        }
        for (int i = 0; i < 8; i++) {
            double angle = (i * 2 + 1) * Math.PI / 4;
            point(
                    canvas,
                    x,
                    y,
                    angle + (i < 4 ? 0 : Math.PI / 4 - Math.PI / 2 * 0),
                    i < 4 ? radius * 0.5 : radius * 0.82);
        }
    }

    private static void point(Canvas canvas, double x, double y, double angle, double reach) {
        double side = reach * 0.2;
        for (int half = -1; half <= 1; half += 2) {
            double turn = angle + half * Math.PI / 4;
            canvas.polygon(
                    half < 0 ? canvas.palette.paper : canvas.palette.accent,
                    x,
                    y,
                    x + side * Math.cos(turn),
                    y + side * Math.sin(turn),
                    x + reach * Math.cos(angle),
                    y + reach * Math.sin(angle));
        }
    }

    /** A low over the sea from above: spiral cloud, isobars, a warm and a cold front. */
    static void weather(Canvas canvas) {
        Palette colours = canvas.palette;
        double eyeX = WIDTH * canvas.between(0.46, 0.54);
        double eyeY = HEIGHT * canvas.between(0.46, 0.54);
        int step = 4;
        BufferedImage sheet =
                new BufferedImage(WIDTH / step, HEIGHT / step, BufferedImage.TYPE_INT_RGB);
        Color deep = Ink.mix(colours.high, colours.near, 0.45);
        Color shallow = Ink.mix(colours.water, colours.far, 0.25);
        Color[] seas = Ink.ramp(deep, shallow);
        Color[] clouds = Ink.ramp(colours.far, colours.paper);
        for (int row = 0; row < HEIGHT / step; row++) {
            for (int column = 0; column < WIDTH / step; column++) {
                double dx = (column * step - eyeX) / 330;
                double dy = (row * step - eyeY) / 270;
                double away = Math.sqrt(dx * dx + dy * dy) + 0.001;
                double turn = Math.atan2(dy, dx) + 2.1 * Math.log(away + 0.12);
                double arm = 0.5 + 0.5 * Math.sin(turn * 2 + 0.6);
                double texture =
                        canvas.clouds(
                                                Math.cos(turn) * away * 1.5 + 20,
                                                Math.sin(turn) * away * 1.5 + 20)
                                        * 0.7
                                + canvas.clouds(column / 22.0, row / 22.0) * 0.3;
                double cover =
                        Math.clamp((arm * 0.62 + texture * 0.95 - 0.66 - away * 0.085) * 2.6, 0, 1);
                double hole = Math.clamp(away * 7 - 0.5, 0, 1);
                Color sea = at(seas, texture * 0.8 + 0.1 - away * 0.06);
                Color cloud = at(clouds, texture * 1.7 - 0.2);
                sheet.setRGB(column, row, Ink.mixFast(sea, cloud, (int) (256 * cover * hole)));
            }
        }
        canvas.pen.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION,
                java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.pen.drawImage(sheet, 0, 0, WIDTH, HEIGHT, null);
        for (int ring = 1; ring < 9; ring++) {
            Path2D isobar = new Path2D.Double();
            for (int i = 0; i <= 120; i++) {
                double angle = i * Math.PI / 60;
                double reach =
                        ring
                                * 92
                                * (1
                                        + 0.16 * Math.sin(angle * 2 + ring * 0.3)
                                        + 0.06 * Math.sin(angle * 3 + ring));
                double x = eyeX + reach * 1.2 * Math.cos(angle);
                double y = eyeY + reach * 0.94 * Math.sin(angle);
                if (i == 0) {
                    isobar.moveTo(x, y);
                } else {
                    isobar.lineTo(x, y);
                }
            }
            canvas.stroke(isobar, ring % 4 == 0 ? 2.6 : 1.3, Ink.clear(colours.paper, 0.5));
        }
        front(canvas, eyeX, eyeY, 0.5, colours.accent, true);
        front(canvas, eyeX, eyeY, 1.5, colours.second, false);
    }

    private static Color at(Color[] ramp, double share) {
        return ramp[(int) ((ramp.length - 1) * Math.clamp(share, 0, 1))];
    }

    private static void front(
            Canvas canvas, double eyeX, double eyeY, double angle, Color ink, boolean round) {
        Path2D curve = new Path2D.Double();
        curve.moveTo(eyeX, eyeY);
        for (int i = 1; i <= 60; i++) {
            double away = i * 12;
            double turn = angle + i * 0.013;
            double x = eyeX + away * 1.2 * Math.cos(turn);
            double y = eyeY + away * Math.sin(turn);
            curve.lineTo(x, y);
            if (i % 7 == 4) {
                double side = turn - Math.PI / 2;
                if (round) {
                    canvas.pen.setColor(ink);
                    canvas.pen.fill(
                            new java.awt.geom.Arc2D.Double(
                                    x - 19,
                                    y - 19,
                                    38,
                                    38,
                                    -Math.toDegrees(turn),
                                    180,
                                    java.awt.geom.Arc2D.PIE));
                } else {
                    canvas.polygon(
                            ink,
                            x - 20 * Math.cos(turn),
                            y - 20 * Math.sin(turn),
                            x + 20 * Math.cos(turn),
                            y + 20 * Math.sin(turn),
                            x + 30 * Math.cos(side),
                            y + 30 * Math.sin(side));
                }
            }
        }
        canvas.stroke(curve, 6, ink);
    }

    /** Quantities over time as streams that swell and shrink. */
    static void streams(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.box(0, 0, WIDTH, HEIGHT, colours.paper);
        for (int x = 80; x < WIDTH; x += 120) {
            canvas.line(x, 60, x, HEIGHT - 60, 1, Ink.clear(colours.near, 0.14));
        }
        int streams = 11;
        double[][] edge = new double[streams + 1][WIDTH / 8 + 2];
        for (int column = 0; column < edge[0].length; column++) {
            double along = column * 8.0 / WIDTH;
            double total = 0;
            for (int i = 0; i < streams; i++) {
                double swell = 14 + 125 * Math.pow(canvas.hills(along * 3.6 + i * 19), 1.8);
                double bell = 0.35 + 0.9 * Math.exp(-Math.pow((along - 0.35 - 0.03 * i) / 0.3, 2));
                total += swell * bell;
                edge[i + 1][column] = total;
            }
            for (int i = 0; i <= streams; i++) {
                edge[i][column] += HEIGHT / 2.0 - total / 2 + 50 * Math.sin(along * 5 + 1);
            }
        }
        for (int i = 0; i < streams; i++) {
            Path2D stream = new Path2D.Double();
            stream.moveTo(0, edge[i][0]);
            for (int column = 0; column < edge[0].length; column++) {
                stream.lineTo(column * 8, edge[i][column]);
            }
            for (int column = edge[0].length - 1; column >= 0; column--) {
                stream.lineTo(column * 8, edge[i + 1][column]);
            }
            stream.closePath();
            double place = i / (streams - 1.0);
            Color tone =
                    place < 0.5
                            ? Ink.mix(colours.near, colours.water, place * 2)
                            : Ink.mix(colours.accent, colours.second, place * 2 - 1);
            canvas.fill(stream, i % 2 == 0 ? tone : Ink.mix(tone, colours.paper, 0.3));
            canvas.stroke(stream, 2.4, colours.paper);
        }
        double x = WIDTH * canvas.between(0.46, 0.54);
        canvas.line(x, 60, x, HEIGHT - 60, 2.4, colours.near);
        canvas.dot(x, 60, 8, colours.near);
    }
}
