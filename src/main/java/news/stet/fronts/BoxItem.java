package news.stet.fronts;

import org.jspecify.annotations.Nullable;

/** One line of a box. */
public sealed interface BoxItem {
    long id();

    /** Its place: the higher, the nearer to the top. Not the id, and not the story's own. */
    long sort();

    /** The site's number for its type, or the other site's for a story known by name only. */
    int typeNumber();

    String title();

    /** The same at another place. */
    BoxItem withSort(long other);

    /**
     * A live story of ours.
     *
     * @param title its headline
     * @param media the picture or film that stands for it; null without any
     */
    record Ours(long id, long sort, int typeNumber, String title, @Nullable Long media)
            implements BoxItem {
        @Override
        public BoxItem withSort(long other) {
            return new Ours(id, other, typeNumber, title, media);
        }
    }

    /**
     * A story known by name only.
     *
     * @param picture the other site's path, as it came; empty without one
     */
    record Named(long id, long sort, int typeNumber, String title, String picture)
            implements BoxItem {
        @Override
        public BoxItem withSort(long other) {
            return new Named(id, other, typeNumber, title, picture);
        }
    }
}
