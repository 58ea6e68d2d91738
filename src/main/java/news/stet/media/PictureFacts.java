package news.stet.media;

/**
 * What decoding a picture once has shown.
 *
 * @param width as seen upright
 * @param height as seen upright
 * @param colour the mean colour as {@code #rrggbb}
 */
record PictureFacts(int width, int height, String colour) {}
