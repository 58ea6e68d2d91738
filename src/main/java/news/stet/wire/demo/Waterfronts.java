package news.stet.wire.demo;

import static news.stet.wire.demo.Canvas.WIDTH;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** What stands at the water's edge, and its reflection. */
final class Waterfronts {
    private Waterfronts() {}

    /** A container port in low light. */
    static void harbour(Canvas canvas) {
        Palette colours = canvas.palette;
        int water = 600;
        canvas.sky(water);
        double sun = WIDTH * canvas.between(0.36, 0.64);
        canvas.glow(sun, water - 120, 700, colours.light, 0.85);
        canvas.dot(sun, water - 130, 58, Ink.mix(colours.light, colours.paper, 0.3));
        Color haze = Ink.mix(colours.low, colours.far, 0.6);
        canvas.blend(
                canvas.ridge(water - 170, water - 20, 3, 8),
                water - 170,
                haze,
                water,
                Ink.mix(haze, colours.low, 0.6));
        sheds(canvas, water, Ink.mix(haze, colours.near, 0.22));
        for (int i = 0; i < 7; i++) {
            crane(
                    canvas,
                    60 + i * 250 + canvas.between(-40, 40),
                    water,
                    canvas.between(0.5, 0.62),
                    Ink.mix(haze, colours.near, 0.4));
        }
        canvas.mist(water - 10, 90, Ink.mix(colours.low, colours.light, 0.4), 0.5);
        int cranes = 2 + canvas.variant(3);
        for (int i = 0; i < cranes; i++) {
            crane(
                    canvas,
                    WIDTH * (0.16 + 0.72 * i / cranes) + canvas.between(-60, 60),
                    water,
                    canvas.between(0.85, 1.3),
                    Ink.mix(colours.near, haze, 0.16));
        }
        ship(canvas, WIDTH * canvas.between(0.4, 0.56), water + 8, canvas.between(0.8, 1.2));
        canvas.reflect(water + 6, colours.water, 0.62);
        canvas.glitter(sun, water + 8, colours.light, 0.6);
        Landscapes.birds(canvas, sun - 120, 170);
    }

    static void sheds(Canvas canvas, double water, Color tone) {
        for (double x = -20; x < WIDTH; ) {
            double wide = canvas.between(50, 160);
            double tall = canvas.between(16, 52);
            canvas.box(x, water - tall, wide, tall, tone);
            if (canvas.chance(0.3)) {
                canvas.box(x + wide * 0.3, water - tall - 50, 7, 60, tone);
            }
            x += wide + canvas.between(-4, 30);
        }
    }

    /** A ship-to-shore crane with its boom over the water. */
    static void crane(Canvas canvas, double x, double foot, double scale, Color tone) {
        double leg = 300 * scale;
        double half = 46 * scale;
        double beam = foot - leg * 0.66;
        double thick = 5.5 * scale;
        canvas.line(x - half, foot, x - half * 0.8, beam, thick * 1.4, tone);
        canvas.line(x + half, foot, x + half * 0.8, beam, thick * 1.4, tone);
        canvas.line(
                x - half * 0.92, foot - leg * 0.3, x + half * 0.92, foot - leg * 0.3, thick, tone);
        canvas.line(x - half * 0.92, foot - leg * 0.3, x + half * 0.8, beam, thick * 0.6, tone);
        canvas.line(x - half * 2.1, beam, x + half * 4.3, beam, thick * 1.7, tone);
        double top = foot - leg;
        canvas.line(x - half * 0.5, beam, x, top, thick, tone);
        canvas.line(x + half * 0.6, beam, x, top, thick, tone);
        canvas.line(x, top, x + half * 2.2, beam, thick * 0.45, tone);
        canvas.line(x, top, x + half * 4.2, beam, thick * 0.45, tone);
        canvas.line(x, top, x - half * 2, beam, thick * 0.45, tone);
        canvas.box(x - half * 2.1, beam - thick, half * 0.9, 20 * scale, tone);
        double trolley = x + half * canvas.between(1.2, 3.6);
        double drop = leg * canvas.between(0.1, 0.4);
        canvas.line(trolley, beam, trolley, beam + drop, thick * 0.35, tone);
        canvas.box(
                trolley - 14 * scale,
                beam + drop,
                28 * scale,
                11 * scale,
                Ink.mix(canvas.palette.accent, tone, 0.35));
        canvas.dot(x, top, 2.6 * scale + 1, canvas.palette.second);
    }

    /** A loaded container ship, seen from the side. */
    static void ship(Canvas canvas, double x, double water, double scale) {
        Palette colours = canvas.palette;
        Color hull = Ink.mix(colours.near, colours.accent, 0.12);
        double half = 330 * scale;
        double deck = water - 62 * scale;
        double unit = 33 * scale;
        for (int column = 0; column < 15; column++) {
            int stack = 2 + (int) (canvas.hills(column * 0.8) * 4.4);
            for (int row = 0; row < stack; row++) {
                double left = x - half * 0.64 + column * (unit + 2);
                double top = deck - (row + 1) * unit * 0.46;
                Color tone =
                        Ink.mix(
                                colours.flat(canvas.random.nextInt(5)),
                                hull,
                                0.34 + canvas.between(-0.06, 0.12));
                canvas.box(left, top, unit, unit * 0.43, tone);
                canvas.box(
                        left, top + unit * 0.3, unit, unit * 0.13, Ink.clear(colours.near, 0.22));
            }
        }
        Path2D body =
                Canvas.path(
                        x - half,
                        deck - 12 * scale,
                        x - half * 0.7,
                        deck,
                        x + half * 0.86,
                        deck,
                        x + half * 1.04,
                        deck - 22 * scale,
                        x + half * 0.94,
                        water + 8,
                        x - half * 0.94,
                        water + 8);
        canvas.blend(body, deck, Ink.lift(hull, 0.06), water + 8, hull);
        canvas.box(
                x - half * 0.94,
                water - 9 * scale,
                half * 1.9,
                6 * scale,
                Ink.mix(colours.accent, hull, 0.25));
        double bridge = x - half * 0.88;
        canvas.box(
                bridge,
                deck - 98 * scale,
                62 * scale,
                100 * scale,
                Ink.mix(colours.paper, colours.far, 0.3));
        canvas.box(
                bridge + 40 * scale,
                deck - 98 * scale,
                22 * scale,
                100 * scale,
                Ink.clear(colours.near, 0.25));
        canvas.box(bridge - 12 * scale, deck - 104 * scale, 88 * scale, 12 * scale, hull);
        canvas.box(
                bridge + 14 * scale,
                deck - 140 * scale,
                24 * scale,
                40 * scale,
                Ink.mix(colours.accent, hull, 0.2));
        for (int row = 0; row < 4; row++) {
            for (int port = 0; port < 5; port++) {
                canvas.box(
                        bridge + (5 + port * 11) * scale,
                        deck - (84 - row * 20) * scale,
                        6 * scale,
                        7 * scale,
                        Ink.clear(colours.second, canvas.chance(0.7) ? 0.95 : 0.25));
            }
        }
    }

    /** A cable-stayed bridge in morning fog. */
    static void bridge(Canvas canvas) {
        Palette colours = canvas.palette;
        int water = 640;
        canvas.sky(water);
        double sun = WIDTH * canvas.between(0.44, 0.56);
        canvas.glow(sun, 410, 760, colours.light, 0.9);
        canvas.dot(sun, 400, 64, Ink.mix(colours.light, colours.paper, 0.4));
        Color haze = Ink.mix(colours.low, colours.far, 0.7);
        canvas.blend(
                canvas.ridge(water - 210, water - 30, 2.6, 60),
                water - 210,
                Ink.mix(haze, colours.low, 0.35),
                water,
                colours.low);
        canvas.blend(
                canvas.ridge(water - 110, water - 4, 4, 10),
                water - 110,
                haze,
                water,
                Ink.mix(haze, colours.low, 0.5));
        canvas.mist(water - 20, 130, Ink.mix(colours.low, colours.light, 0.5), 0.65);
        double deck = 508;
        Color steel = Ink.mix(colours.near, haze, 0.1);
        switch (canvas.variant(3)) {
            case 0 -> suspension(canvas, water, deck, steel);
            case 1 -> {
                stays(canvas, WIDTH * 0.29, water, deck, steel, 22.5, 22.5);
                stays(canvas, WIDTH * 0.71, water, deck, steel, 22.5, 22.5);
            }
            default -> stays(canvas, WIDTH * 0.4, water, deck, steel, 24, 44);
        }
        for (double pier : new double[] {0.02, 0.13, 0.87, 0.98}) {
            canvas.box(WIDTH * pier - 11, deck, 22, water - deck + 8, Ink.mix(steel, haze, 0.25));
        }
        canvas.box(0, deck, WIDTH, 9, steel);
        canvas.box(0, deck + 9, WIDTH, 8, Ink.mix(steel, colours.far, 0.35));
        for (int i = 0; i < 34; i++) {
            double x = canvas.between(0, WIDTH);
            Color lamp = i % 2 == 0 ? colours.second : colours.accent;
            canvas.fill(
                    new RoundRectangle2D.Double(x, deck - 8, 15, 8, 4, 4),
                    Ink.mix(steel, colours.far, 0.3));
            canvas.dot(x + 15, deck - 3, 2.1, lamp);
        }
        canvas.mist(deck + 96, 70, Ink.mix(colours.low, colours.light, 0.6), 0.6);
        canvas.reflect(water, colours.water, 0.55);
        canvas.glitter(sun, water + 2, colours.light, 0.55);
        Landscapes.birds(canvas, sun - 60, 235);
    }

    /** One pylon with its cables, so far apart to the left and to the right. */
    private static void stays(
            Canvas canvas,
            double pylon,
            double water,
            double deck,
            Color steel,
            double left,
            double right) {
        Palette colours = canvas.palette;
        double top = left == right ? 130 : 66;
        double lean = (right - left) * -1.6;
        for (int i = 1; i <= 15; i++) {
            double share = (30 + i * 5) / (deck - top);
            double x = pylon + lean * (1 - share);
            double from = top + 30 + i * 5;
            canvas.line(x, from, pylon - i * left, deck, 1.35, Ink.clear(steel, 0.85));
            canvas.line(x, from, pylon + i * right, deck, 1.35, Ink.clear(steel, 0.85));
        }
        double head = pylon + lean;
        canvas.polygon(steel, head - 5, top, head + 5, top, pylon + 11, deck, pylon - 11, deck);
        canvas.polygon(
                steel,
                pylon - 20,
                deck,
                pylon + 20,
                deck,
                pylon + 27,
                water + 12,
                pylon - 27,
                water + 12);
        canvas.polygon(
                Ink.clear(colours.light, 0.28),
                head - 4,
                top,
                head - 1,
                top,
                pylon - 3,
                deck,
                pylon - 9,
                deck);
        canvas.dot(head, top - 4, 4, colours.accent);
    }

    /** Two portals with the deck hung between them. */
    private static void suspension(Canvas canvas, double water, double deck, Color steel) {
        double left = WIDTH * 0.25;
        double right = WIDTH * 0.75;
        double top = 190;
        for (double x = -100; x < WIDTH + 100; x += 20) {
            canvas.line(x, cable(x, left, right, top, deck), x, deck, 1.1, Ink.clear(steel, 0.7));
        }
        Path2D main = new Path2D.Double();
        main.moveTo(-100, cable(-100, left, right, top, deck));
        for (double x = -100; x < WIDTH + 100; x += 8) {
            main.lineTo(x, cable(x, left, right, top, deck));
        }
        canvas.stroke(main, 4.5, steel);
        for (double tower : new double[] {left, right}) {
            for (int leg = -1; leg <= 1; leg += 2) {
                canvas.polygon(
                        steel,
                        tower + leg * 17 - 6,
                        top - 8,
                        tower + leg * 17 + 6,
                        top - 8,
                        tower + leg * 25 + 8,
                        water + 10,
                        tower + leg * 25 - 8,
                        water + 10);
            }
            for (double brace = top; brace < deck; brace += 74) {
                canvas.box(tower - 24, brace, 48, 9, steel);
            }
            canvas.box(tower - 38, water - 12, 76, 24, steel);
            canvas.dot(tower, top - 14, 4, canvas.palette.accent);
        }
    }

    private static double cable(double x, double left, double right, double top, double deck) {
        double middle = (left + right) / 2;
        double half = (right - left) / 2;
        double away =
                x < left
                        ? (left - x) / half
                        : x > right ? (x - right) / half : 1 - Math.abs(x - middle) / half;
        double low = deck - 22;
        return low - (low - top) * Math.pow(1 - Math.min(1, away), 2);
    }

    /** A city across the water as its windows light up. */
    static void skyline(Canvas canvas) {
        Palette colours = canvas.palette;
        int water = 610;
        canvas.sky(water);
        double moon = WIDTH * canvas.between(0.4, 0.62);
        canvas.glow(moon, 200, 330, colours.light, 0.5);
        canvas.dot(moon, 200, 40, Ink.mix(colours.light, colours.paper, 0.5));
        canvas.glow(WIDTH * 0.5, water, 800, colours.low, 0.7);
        for (int layer = 0; layer < 3; layer++) {
            Color tone =
                    Ink.mix(Ink.mix(colours.low, colours.far, 0.7), colours.near, layer * 0.46);
            block(canvas, water, layer, tone);
            if (layer < 2) {
                canvas.mist(water, 120, Ink.mix(colours.low, colours.far, 0.25), 0.5);
            }
        }
        canvas.reflect(water, colours.water, 0.6);
    }

    private static void block(Canvas canvas, double water, int layer, Color tone) {
        Palette colours = canvas.palette;
        for (double x = -30; x < WIDTH + 20; ) {
            double wide = canvas.between(38, 92) + layer * 12;
            double middle = 1 - Math.abs(x + wide / 2 - WIDTH / 2.0) / (WIDTH / 2.0);
            double tall =
                    (90 + 220 * Math.pow(middle, 1.4) * canvas.between(0.5, 1.15))
                                    * (1.12 - layer * 0.24)
                            + canvas.between(0, 50);
            double top = water - tall;
            canvas.blend(
                    new java.awt.geom.Rectangle2D.Double(x, top, wide, tall),
                    top,
                    tone,
                    water,
                    Ink.mix(tone, colours.low, 0.22 - 0.07 * layer));
            switch (canvas.random.nextInt(5)) {
                case 0 ->
                        canvas.polygon(
                                tone,
                                x,
                                top + 1,
                                x + wide / 2,
                                top - wide * 0.55,
                                x + wide,
                                top + 1);
                case 1 ->
                        canvas.fill(
                                new java.awt.geom.Arc2D.Double(
                                        x,
                                        top - wide * 0.4,
                                        wide,
                                        wide * 0.8,
                                        0,
                                        180,
                                        java.awt.geom.Arc2D.PIE),
                                tone);
                case 2 ->
                        canvas.line(
                                x + wide / 2,
                                top,
                                x + wide / 2,
                                top - canvas.between(24, 70),
                                2.4,
                                tone);
                case 3 -> canvas.box(x + wide * 0.22, top - 15, wide * 0.5, 18, tone);
                default -> canvas.box(x + wide * 0.6, top - 24, wide * 0.2, 26, tone);
            }
            double step = 11 + layer * 2;
            double lit = 0.18 + 0.13 * layer;
            for (double wx = x + 7; wx < x + wide - 9; wx += step) {
                for (double wy = top + 10; wy < water - 8; wy += step * 1.35) {
                    if (canvas.chance(lit)) {
                        canvas.box(
                                wx,
                                wy,
                                step * 0.45,
                                step * 0.62,
                                Ink.clear(
                                        canvas.chance(0.8) ? colours.second : colours.light,
                                        0.35 + 0.25 * layer));
                    }
                }
            }
            x += wide + canvas.between(-8, 7);
        }
    }
}
