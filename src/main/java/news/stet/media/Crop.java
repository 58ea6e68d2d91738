package news.stet.media;

/**
 * How a picture is cut to one ratio.
 *
 * @param number tells the picture's cuts apart in addresses, for ever; from 1
 * @param byHand whether somebody drew it; otherwise it follows from the focal point
 */
public record Crop(int number, Area area, boolean byHand) {}
