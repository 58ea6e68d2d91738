package news.stet.wire.demo;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** The kinds of picture that the demo can draw; each keeps its subject near the middle. */
enum Painter {
    RIDGES(Landscapes::ridges, 0.3, 0.7),
    LIGHTHOUSE(Landscapes::lighthouse, 0.4, 0.8),
    TURBINES(Landscapes::turbines, 0.3, 0.7),
    SALTPANS(Aerials::saltpans, 0.35, 0.8),
    HARBOUR(Waterfronts::harbour, 0.35, 0.8),
    BRIDGE(Waterfronts::bridge, 0.35, 0.8),
    SKYLINE(Waterfronts::skyline, 0.35, 0.8),
    VIADUCT(Crossings::viaduct, 0.3, 0.8),
    REGATTA(Crossings::regatta, 0.25, 0.7),
    SEACHART(Charts::seaChart, 0.3, 0.6),
    WEATHER(Charts::weather, 0.4, 0.6),
    STREAMS(Charts::streams, 0.2, 0.6),
    STADIUM(Arenas::stadium, 0.5, 0.7),
    TRACK(Arenas::track, 0.3, 0.8),
    POOL(Arenas::pool, 0.3, 0.7),
    MARKET(Interiors::market, 0.35, 0.7),
    ASSEMBLY(Interiors::assembly, 0.4, 0.7),
    STAGE(Interiors::stage, 0.4, 0.8),
    MOSAIC(Prints::mosaic, 0.2, 0.7),
    GIRIH(Prints::girih, 0.35, 0.7),
    CONTAINERS(Prints::containers, 0.3, 0.7),
    NIGHTSKY(Skies::startrails, 0.4, 0.8),
    PLANET(Skies::planet, 0.4, 0.8),
    REEF(Skies::reef, 0.45, 0.7),
    DIATOMS(Skies::diatoms, 0.5, 0.7);

    private final Consumer<Canvas> strokes;
    private final double vignette;
    private final double grain;

    Painter(Consumer<Canvas> strokes, double vignette, double grain) {
        this.strokes = strokes;
        this.vignette = vignette;
        this.grain = grain;
    }

    /** Draws the picture; the same palette and seed give the same pixels. */
    BufferedImage paint(Palette palette, long seed) {
        Canvas canvas = new Canvas(palette, seed);
        strokes.accept(canvas);
        canvas.pen.dispose();
        // A low turned round would spin the wrong way for its hemisphere.
        if (this != WEATHER && canvas.variant(2) == 0) {
            canvas.flip();
        }
        return canvas.finish(vignette, grain);
    }
}
