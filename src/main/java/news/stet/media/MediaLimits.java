package news.stet.media;

/**
 * How much one original may be.
 *
 * @param maxPictureBytes of a picture's file
 * @param maxFilmBytes of a film's file, or a recording's
 * @param maxPixels of a picture once unpacked: a file of some kilobytes can claim to be gigabytes
 * @param keptFreeBytes of the disk that no file may take
 */
public record MediaLimits(
        long maxPictureBytes, long maxFilmBytes, long maxPixels, long keptFreeBytes) {
    public MediaLimits {
        if (maxPictureBytes < 1 || maxFilmBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException("limits of media must be above zero");
        }
    }

    /** With the usual room kept free. */
    public MediaLimits(long maxPictureBytes, long maxFilmBytes, long maxPixels) {
        this(maxPictureBytes, maxFilmBytes, maxPixels, DiskRoom.KEPT_FREE_BYTES);
    }

    /** 200 MB a picture, 10 GB a film, 150 megapixels: above any press camera. */
    public static MediaLimits standard() {
        return new MediaLimits(200_000_000L, 10_000_000_000L, 150_000_000L);
    }
}
