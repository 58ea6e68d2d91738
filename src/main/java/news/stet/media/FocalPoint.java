package news.stet.media;

/**
 * The point of a picture that every cut should show, in pixels of the picture as seen upright.
 *
 * @param x from the left edge, wherever one reads from
 * @param y from the top
 */
public record FocalPoint(int x, int y) {}
