package news.stet.media;

/**
 * What decoding a picture once has shown.
 *
 * @param width as seen upright
 * @param height as seen upright
 * @param colour the mean colour as {@code #rrggbb}
 * @param print its {@link PerceptualHash}; 0 when it has none
 */
record PictureFacts(int width, int height, String colour, long print) {
    PictureFacts(int width, int height, String colour) {
        this(width, height, colour, 0);
    }
}
