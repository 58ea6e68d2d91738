package news.stet.media;

import java.util.Locale;

/** How far it is with what readers get of a film or sound. */
public enum FilmState {
    WAITING,
    WORKING,
    MADE,
    FAILED,
    CANCELED;

    /** The name in the database and in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes on by itself. */
    public boolean open() {
        return this == WAITING || this == WORKING;
    }
}
