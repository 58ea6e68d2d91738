package news.stet.story.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import news.stet.platform.Problem;

/**
 * All colours of a page, made of the few that somebody chose, for light screens or for dark ones.
 * What is made keeps the contrast that WCAG 2.2 asks for (AA); what was chosen is checked.
 */
public final class Palette {
    /** AA, for text of any size. */
    private static final double LEAST = 4.5;

    private static final int STEPS = 40;

    private static final Shades LIGHT =
            new Shades(Colour.of("#fffdf9"), Colour.of("#1b1a17"), Colour.of("#9d1f1c"));
    private static final Shades DARK =
            new Shades(Colour.of("#141311"), Colour.of("#ece8e0"), Colour.of("#c23a34"));
    private static final Colour MARK = Colour.of("#fbe7a1");
    private static final Colour DARK_MARK = Colour.of("#6a5410");

    private final boolean dark;
    private final Shades chosen;
    private final Colour paper;
    private final Colour ink;
    private final Colour accent;
    private final Colour wash;

    /**
     * @param chosen where it says nothing, colours are the usual ones
     */
    private Palette(boolean dark, Shades chosen) {
        this.dark = dark;
        this.chosen = chosen;
        Shades all = chosen.over(dark ? DARK : LIGHT);
        paper = Objects.requireNonNull(all.paper());
        ink = Objects.requireNonNull(all.ink());
        accent = Objects.requireNonNull(all.accent());
        wash = paper.mix(ink, .045);
    }

    /** Of light screens. */
    public static Palette light(Look look) {
        return new Palette(false, look.light());
    }

    /** Of dark ones; an accent chosen for light screens stands out on these too. */
    public static Palette dark(Look look) {
        Shades chosen = look.dark();
        return new Palette(
                true,
                chosen.accent() != null || look.light().accent() == null
                        ? chosen
                        : new Shades(chosen.paper(), chosen.ink(), look.light().accent()));
    }

    /** What stands behind text: as chosen, or as usual. */
    public Colour paper() {
        return paper;
    }

    /** Text: as chosen, or as usual. */
    public Colour ink() {
        return ink;
    }

    /** What stands out: as chosen, or as usual. */
    public Colour accent() {
        return accent;
    }

    /** Custom properties of the style sheet and their values; none when nobody chose a colour. */
    public Map<String, String> properties() {
        Map<String, String> all = new LinkedHashMap<>();
        if (chosen.equals(Shades.NONE)) {
            return all;
        }
        put(all, "paper", paper);
        put(all, "wash", wash);
        put(all, "ink", ink);
        put(all, "soft", nearer(paper, ink, this::readable));
        put(all, "rule", paper.mix(ink, .17));
        put(all, "hard", dark ? ink.mix(paper, .1) : ink);
        put(all, "shade", paper.mix(ink, .09));
        put(all, "accent", accent);
        put(all, "accent-ink", nearer(accent, ink, this::readable));
        put(all, "on-accent", farther(accent));
        Colour mark = dark ? DARK_MARK : MARK;
        put(all, "mark", mark.contrast(ink) >= LEAST ? mark : wash);
        return all;
    }

    private static void put(Map<String, String> all, String name, Colour colour) {
        all.put(name, colour.toString());
    }

    private boolean readable(Colour colour) {
        return colour.contrast(paper) >= LEAST && colour.contrast(wash) >= LEAST;
    }

    /** The first colour on the way that will do. */
    private static Colour nearer(Colour from, Colour to, Predicate<Colour> will) {
        for (int step = 0; step < STEPS; step++) {
            Colour colour = from.mix(to, (double) step / STEPS);
            if (will.test(colour)) {
                return colour;
            }
        }
        return to;
    }

    /** Black or white: one of them can be read on any colour. */
    private static Colour farther(Colour colour) {
        return colour.contrast(Colour.WHITE) >= LEAST ? Colour.WHITE : Colour.BLACK;
    }

    /**
     * What readers could not read.
     *
     * @param path where the colours stand, as in {@code light}
     */
    List<Problem.Field> faults(String path) {
        List<Problem.Field> faults = new ArrayList<>();
        if (!readable(ink) && (chosen.ink() != null || chosen.paper() != null)) {
            String name = chosen.ink() != null ? "ink" : "paper";
            Colour better = farther(paper);
            faults.add(fault(path + "." + name, ink, "Take an ink nearer to " + better));
        }
        if (chosen.accent() != null && faults.isEmpty() && !readable(accent)) {
            Colour better = nearer(accent, ink, this::readable);
            faults.add(fault(path + ".accent", accent, "Take " + better + ", or nearer to " + ink));
        }
        return faults;
    }

    private Problem.Field fault(String path, Colour colour, String fix) {
        return new Problem.Field(
                path,
                String.format(
                        Locale.ROOT,
                        "has a contrast of %.1f to the paper %s, and 4.5 is the least",
                        Math.min(colour.contrast(paper), colour.contrast(wash)),
                        paper),
                fix);
    }
}
