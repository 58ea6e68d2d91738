package news.stet.media;

/**
 * A part of a picture, in pixels of the picture as seen upright.
 *
 * @param x where it begins, from the left edge, wherever one reads from
 * @param y where it begins, from the top
 */
public record Area(int x, int y, int width, int height) {
    /** The largest part of that shape round the point, as far as the picture's edges let it. */
    static Area around(FocalPoint point, Ratio ratio, int pictureWidth, int pictureHeight) {
        int width = ratio.widest(pictureWidth, pictureHeight);
        int height = Math.min(pictureHeight, ratio.height(width, pictureWidth, pictureHeight));
        return new Area(
                Math.clamp(point.x() - width / 2, 0, pictureWidth - width),
                Math.clamp(point.y() - height / 2, 0, pictureHeight - height),
                width,
                height);
    }
}
