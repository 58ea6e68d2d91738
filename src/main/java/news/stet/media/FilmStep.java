package news.stet.media;

import java.util.Locale;

/**
 * What is done with a film or sound, one after the other; each leaves files that outlive a crash.
 */
public enum FilmStep {
    LOUDNESS(3),
    SOUND(4),
    /** Once for each size. */
    PICTURE(20),
    PACK(2),
    SCENES(4),
    STORYBOARD(3);

    /** About how long it takes, beside the others; {@link #PICTURE} for 360 lines. */
    private final int weight;

    FilmStep(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    /** The name in the database and in messages. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
