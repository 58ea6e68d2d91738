package news.stet.platform;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What one of several Stets on a database does. */
public enum NodeRole {
    /** Serves readers; asks the database only to read. */
    SITE,

    /** Serves journalists and programs, and does what the clock says. */
    DESK;

    /** A newsroom on one machine. */
    public static final Set<NodeRole> BOTH = Set.copyOf(EnumSet.allOf(NodeRole.class));

    /** As people write it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code site}, {@code desk} or both with a comma.
     *
     * @throws Problem INVALID for anything else
     */
    static Set<NodeRole> read(String text) {
        var roles = EnumSet.noneOf(NodeRole.class);
        for (String part : text.split(",", -1)) {
            switch (part.strip().toLowerCase(Locale.ROOT)) {
                case "site" -> roles.add(SITE);
                case "desk" -> roles.add(DESK);
                default ->
                        throw Problem.invalid(
                                "role",
                                "\"" + part.strip() + "\" is no role of a Stet",
                                "Write site, desk, or site,desk for both.");
            }
        }
        return Set.copyOf(roles);
    }
}
