package news.stet.media;

import java.util.Optional;

/** Which part of a picture a rendition shows. */
sealed interface Cut {
    /** All of it. */
    record Whole() implements Cut {}

    /** The part that draws the eye, found by the tools. */
    record Automatic() implements Cut {}

    /**
     * A part that somebody chose.
     *
     * @param pictureWidth of the whole picture as seen upright
     * @param pictureHeight as the width
     */
    record Chosen(Area area, int pictureWidth, int pictureHeight) implements Cut {}

    /** What a rendition of that ratio shows; without a chosen crop it is cut automatically. */
    static Cut of(MediaItem item, Ratio ratio, Optional<Crop> crop) {
        if (ratio == Ratio.ORIGINAL) {
            return new Whole();
        }
        return crop.<Cut>map(chosen -> new Chosen(chosen.area(), item.width(), item.height()))
                .orElseGet(Automatic::new);
    }
}
