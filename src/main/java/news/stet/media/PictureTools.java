package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import news.stet.platform.Problem;

/** Decodes and makes pictures, in child processes only. */
interface PictureTools {
    /** What this machine can make; JPEG always. */
    Set<Format> formats();

    /**
     * Decodes a new original once, to know that it can be.
     *
     * @throws Problem UNSUPPORTED when it cannot, TOO_LARGE when it would have too many pixels
     */
    PictureFacts examine(Path original, MediaFormat format, long maxPixels) throws IOException;

    /**
     * Makes a rendition: turned upright, in sRGB, without metadata.
     *
     * @throws IOException when it cannot be made, with the reason
     */
    void render(Path original, Path target, int width, int height, Cut cut, Format format)
            throws IOException;

    /**
     * The parts of a picture that automatic cuts show, of each ratio.
     *
     * @param width of the picture as seen upright
     */
    Map<Ratio, Area> automatic(Path original, int width, int height) throws IOException;

    /** The best tools of this machine. */
    static PictureTools find(ChildProcesses children) {
        return ChildProcesses.findProgram("vips").isPresent()
                        && ChildProcesses.findProgram("vipsheader").isPresent()
                ? new VipsPictures(children)
                : new PlainPictures(children);
    }

    static Problem undecodable(String reason) {
        return new Problem(
                Problem.Kind.UNSUPPORTED,
                "The picture cannot be decoded ("
                        + reason
                        + "); open it in a picture program and save it again.");
    }

    static void requireFewPixels(long width, long height, long maxPixels) {
        if (width * height > maxPixels) {
            throw new Problem(
                    Problem.Kind.TOO_LARGE,
                    "The picture has %d × %d pixels, more than the %d million that are taken; make it smaller."
                            .formatted(width, height, maxPixels / 1_000_000));
        }
    }

    /** Minutes of moving pictures; libvips itself stops counting at 4,097. */
    int MAX_FRAMES = 4_000;

    static void requireFewFrames(int frames) {
        if (frames > MAX_FRAMES) {
            throw new Problem(
                    Problem.Kind.TOO_LARGE,
                    "The picture has %d frames, more than the %d that are taken; send it as a film."
                            .formatted(frames, MAX_FRAMES));
        }
    }
}
