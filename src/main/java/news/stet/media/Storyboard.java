package news.stet.media;

import java.util.Locale;

/**
 * Small pictures along a film, all in one file.
 *
 * @param count how many there are
 * @param every seconds between them
 * @param width of each in pixels
 * @param height of each in pixels
 */
record Storyboard(int count, double every, int width, int height) {
    private static final int MOST = 100;
    private static final int COLUMNS = 10;
    private static final int WIDTH = 160;
    private static final double SHORTEST_SECONDS = 2;

    static Storyboard of(double seconds, int filmWidth, int filmHeight) {
        double every = Math.max(SHORTEST_SECONDS, seconds / MOST);
        int count = (int) Math.clamp((long) Math.ceil(seconds / every), 1L, (long) MOST);
        int height = Math.max(2, Math.round((float) WIDTH * filmHeight / filmWidth / 2) * 2);
        return new Storyboard(count, every, WIDTH, height);
    }

    private int columns() {
        return Math.min(COLUMNS, count);
    }

    private int rows() {
        return (count + columns() - 1) / columns();
    }

    /** What ffmpeg makes them with. */
    String filter() {
        // The first at its own beginning, not in the middle of its time.
        return String.format(
                Locale.ROOT,
                "fps=fps=1/%.4f:round=up:start_time=0,scale=%d:%d,tile=%dx%d",
                every,
                width,
                height,
                columns(),
                rows());
    }

    /** Which picture belongs to which time, as players know it. */
    String webVtt() {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < count; i++) {
            text.append('\n')
                    .append(WebVtt.time((long) (i * every * 1000)))
                    .append(" --> ")
                    .append(WebVtt.time((long) ((i + 1) * every * 1000)))
                    .append("\nstoryboard.jpg#xywh=")
                    .append(i % columns() * width)
                    .append(',')
                    .append(i / columns() * height)
                    .append(',')
                    .append(width)
                    .append(',')
                    .append(height)
                    .append('\n');
        }
        return text.toString();
    }
}
