package news.stet.fronts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much larger a story stands than its slot alone would have it. */
public enum Boost {
    NORMAL(1),
    LARGE(2),
    HUGE(4);

    private final int weight;

    Boost(int weight) {
        this.weight = weight;
    }

    /** How much of the front's attention it takes, beside an ordinary slot's 1. */
    public int weight() {
        return weight;
    }

    /** The name in JSON: {@code large}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Boost get(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    static List<String> slugs() {
        return Arrays.stream(values()).map(Boost::slug).toList();
    }
}
