package news.stet.story.look;

/** What stands for an edition's name. */
public sealed interface Logo {
    /** A picture of the library. */
    record Picture(long media) implements Logo {}

    /**
     * A drawing.
     *
     * @param text SVG with nothing in it but what draws; see {@link SvgDrawing}
     * @param ratio its width for a height of one
     */
    record Drawing(String text, double ratio) implements Logo {}
}
