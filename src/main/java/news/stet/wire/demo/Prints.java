package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.HEIGHT;
import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Flat compositions in the manner of posters and tiles. */
final class Prints {
    private Prints() {}

    /** A poster of quarter circles, bars and discs on a grid. */
    static void mosaic(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.box(0, 0, WIDTH, HEIGHT, colours.paper);
        double side = 200;
        int last = -1;
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 8; column++) {
                int ground = canvas.random.nextInt(5);
                ground = ground == last ? ground + 1 : ground;
                last = ground;
                tile(
                        canvas,
                        column * side,
                        row * side - 50,
                        side,
                        colours.flat(ground),
                        colours.flat(ground + 1 + canvas.random.nextInt(3)));
            }
        }
        double x = 700;
        double y = 350;
        canvas.box(x - 100, y - 200 + 0, 400, 400, colours.near);
        canvas.dot(x + 100, y, 178, colours.second);
        canvas.fill(
                new Arc2D.Double(x - 78, y - 178, 356, 356, 180, 180, Arc2D.PIE), colours.accent);
        for (int i = 0; i < 5; i++) {
            canvas.box(x - 78 + i * 2.0, y + 10 + i * 32, 356 - i * 4.0, 9, colours.near);
        }
    }

    private static void tile(
            Canvas canvas, double x, double y, double side, Color ground, Color figure) {
        canvas.box(x, y, side + 1, side + 1, ground);
        int turn = canvas.random.nextInt(4);
        switch (canvas.random.nextInt(6)) {
            case 0 ->
                    canvas.fill(
                            new Arc2D.Double(
                                    x - (turn % 2) * side,
                                    y - (turn / 2) * side,
                                    side * 2,
                                    side * 2,
                                    turn == 0 ? 90 : turn == 1 ? 0 : turn == 2 ? 180 : 270,
                                    90,
                                    Arc2D.PIE),
                            figure);
            case 1 -> {
                canvas.fill(new Arc2D.Double(x, y, side, side, turn * 90, 180, Arc2D.PIE), figure);
            }
            case 2 -> {
                for (int i = 0; i < 4; i++) {
                    canvas.box(
                            turn % 2 == 0 ? x : x + 25 + i * 50,
                            turn % 2 == 0 ? y + 25 + i * 50 : y,
                            turn % 2 == 0 ? side : 25,
                            turn % 2 == 0 ? 25 : side,
                            figure);
                }
            }
            case 3 ->
                    canvas.polygon(
                            figure, x, y + side, x + side, y + side, turn < 2 ? x : x + side, y);
            case 4 -> {
                canvas.dot(x + side / 2, y + side / 2, side * 0.4, figure);
                canvas.dot(x + side / 2, y + side / 2, side * 0.2, ground);
            }
            default -> {
                for (int i = 0; i < 9; i++) {
                    canvas.dot(x + 40 + i % 3 * 60, y + 40 + i / 3 * 60, 17, figure);
                }
            }
        }
    }

    /** A lattice of eight-pointed stars in glazed tile, lit from one side. */
    static void girih(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.box(0, 0, WIDTH, HEIGHT, Ink.mix(colours.paper, colours.far, 0.2));
        double side = canvas.variant(2) == 0 ? 150 : 225;
        int order = canvas.variant(3);
        for (int row = -1; row < 8; row++) {
            for (int column = -1; column < 13; column++) {
                double x = column * side + 50;
                double y = row * side;
                double ring =
                        switch (order) {
                            case 0 -> Math.hypot(x - WIDTH / 2.0, y - HEIGHT / 2.0) / side;
                            case 1 -> column + row;
                            default -> Math.abs(column - 5) + Math.abs(row - 3);
                        };
                star(canvas, x, y, side, ring);
            }
        }
        canvas.glow(WIDTH * canvas.between(0.4, 0.6), HEIGHT * 0.42, 900, colours.light, 0.34);
    }

    private static void star(Canvas canvas, double x, double y, double side, double ring) {
        Palette colours = canvas.palette;
        Color glaze =
                Ink.lift(
                        colours.flat(Math.floorMod((int) Math.round(ring), 3)),
                        canvas.between(-0.05, 0.04));
        Color cross =
                Ink.lift(Ink.mix(colours.near, colours.water, 0.32), canvas.between(-0.03, 0.05));
        double half = side / 2;
        canvas.polygon(
                cross,
                x + half - half * 0.58,
                y + half,
                x + half,
                y + half - half * 0.58,
                x + half + half * 0.58,
                y + half,
                x + half,
                y + half + half * 0.58);
        Path2D outline = starPath(x, y, half * 0.985, half * 0.755);
        canvas.fill(outline, Ink.lift(glaze, 0.05), Ink.lift(glaze, -0.05));
        canvas.stroke(outline, 5, colours.paper);
        canvas.fill(starPath(x, y, half * 0.62, half * 0.475), colours.paper);
        canvas.fill(starPath(x, y, half * 0.54, half * 0.413), Ink.mix(colours.near, glaze, 0.16));
        for (int i = 0; i < 8; i++) {
            double angle = i * Math.PI / 4 + Math.PI / 8;
            canvas.dot(
                    x + half * 0.26 * Math.cos(angle),
                    y + half * 0.26 * Math.sin(angle),
                    half * 0.085,
                    i % 2 == 0 ? colours.second : colours.paper);
        }
        canvas.dot(x, y, half * 0.11, colours.accent);
    }

    private static Path2D starPath(double x, double y, double outer, double inner) {
        double[] xy = new double[32];
        for (int i = 0; i < 16; i++) {
            double angle = i * Math.PI / 8;
            double reach = i % 2 == 0 ? outer : inner;
            xy[i * 2] = x + reach * Math.cos(angle);
            xy[i * 2 + 1] = y + reach * Math.sin(angle);
        }
        return Canvas.path(xy);
    }

    /** A yard of containers from a corner, drawn in parallel projection. */
    static void containers(Canvas canvas) {
        Palette colours = canvas.palette;
        canvas.fill(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT),
                Ink.mix(colours.paper, colours.far, 0.3),
                Ink.mix(colours.paper, colours.far, 0.6));
        for (int row = -3; row < 13; row++) {
            for (int column = -5; column < 8; column++) {
                double x = WIDTH / 2.0 + (column * 2 - row + 3.5) * 96;
                double y = 40 + (column * 2 + row - 1.5) * 48;
                if (Math.floorMod(row, 5) == 4) {
                    continue;
                }
                int stack = 1 + (int) (canvas.plane(column * 0.5 + 3, row * 0.42) * 4.6);
                for (int level = 0; level < stack; level++) {
                    crate(canvas, x, y - level * 62, colours.flat(canvas.random.nextInt(5)));
                }
            }
        }
        canvas.glow(WIDTH * 0.5, 120, 980, colours.light, 0.34);
    }

    private static void crate(Canvas canvas, double x, double y, Color tone) {
        double dx = 96;
        double dy = 48;
        Color top = Ink.lift(tone, 0.07);
        Color left = Ink.lift(tone, -0.04);
        Color right = Ink.lift(tone, -0.13);
        double tall = 60;
        canvas.polygon(
                top,
                x,
                y - dy,
                x + dx * 2,
                y + dy * 0.98,
                x + dx,
                y + dy * 1.48,
                x - dx,
                y - dy * 0.5);
        canvas.polygon(
                left,
                x - dx,
                y - dy * 0.5,
                x + dx,
                y + dy * 1.48,
                x + dx,
                y + dy * 1.48 + tall,
                x - dx,
                y - dy * 0.5 + tall);
        canvas.polygon(
                right,
                x + dx,
                y + dy * 1.48,
                x + dx * 2,
                y + dy * 0.98,
                x + dx * 2,
                y + dy * 0.98 + tall,
                x + dx,
                y + dy * 1.48 + tall);
        for (int rib = 1; rib < 12; rib++) {
            double t = rib / 12.0;
            double at = x - dx + dx * 2 * t;
            double from = y - dy * 0.5 + dy * 1.98 * t;
            canvas.box(at - 1, from + 5, 2, tall - 10, Ink.clear(canvas.palette.near, 0.17));
        }
        double seam = y + dy * 1.23 + 4;
        canvas.box(x + dx * 1.5 - 1, seam, 2, tall - 8, Ink.clear(canvas.palette.near, 0.3));
    }
}
