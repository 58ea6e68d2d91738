package news.stet.fronts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a container shows its stories. */
public enum FrontLayout {
    /** One story, as large as it gets. */
    LEAD(1),
    /** One large, others beside it and below. */
    LEAD_SUPPORTING(6),
    /** Cards of one size, side by side. */
    GRID(8),
    /** One below the other, with their standfirsts. */
    LIST(6),
    /** One line of small cards. */
    STRIP(4),
    /** What goes on now. */
    LIVE(3),
    /** Films on a dark ground. */
    VIDEO(4),
    /** Voices: the words lead, not the pictures. */
    OPINION(4),
    /** Headlines by the clock. */
    RECENT(8);

    private final int slots;

    FrontLayout(int slots) {
        this.slots = slots;
    }

    /** How many slots a new one has. */
    public int slots() {
        return slots;
    }

    /** The name in JSON: {@code lead-supporting}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its first slot weighs more than the others. */
    public boolean leads() {
        return this == LEAD || this == LEAD_SUPPORTING;
    }

    /** The layout of that name, empty if there is none. */
    public static Optional<FrontLayout> find(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }

    static List<String> slugs() {
        return Arrays.stream(values()).map(FrontLayout::slug).toList();
    }
}
