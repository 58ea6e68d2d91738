package news.stet.story;

import java.time.ZoneId;
import java.util.List;

/** One more edition, for tests that need one. */
public final class FrenchEdition {
    public static final String CODE = "fr";

    private FrenchEdition() {}

    /** With the one section {@code world}. */
    public static Edition of(boolean isDefault) {
        return new Edition(
                CODE,
                "Le Courrier",
                "",
                "fr",
                ZoneId.of("Europe/Paris"),
                "EEE dd MMM yyyy HH:mm",
                isDefault,
                List.of(new Section("world", "Monde")));
    }
}
