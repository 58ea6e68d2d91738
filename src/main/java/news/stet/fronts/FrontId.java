package news.stet.fronts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Problem;
import news.stet.story.KeyNames;
import org.jspecify.annotations.Nullable;

/**
 * Which front: an edition's first page or a section's.
 *
 * @param section null for the edition's own
 */
public record FrontId(String edition, @Nullable String section) {
    private static final Pattern SLUG =
            Pattern.compile("([a-z][a-z0-9-]{0,15})(?:\\.([a-z][a-z0-9-]{0,39}))?");

    /** Its name in addresses and in the database: {@code en} or {@code en.world}. */
    public String slug() {
        return section == null ? edition : edition + "." + section;
    }

    /** The front of that name; empty for what can be none. */
    public static Optional<FrontId> find(String slug) {
        Matcher matcher = SLUG.matcher(slug);
        return matcher.matches()
                ? Optional.of(new FrontId(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /**
     * The front of that name.
     *
     * @throws Problem NOT_FOUND for what can be none
     */
    public static FrontId get(String slug) {
        return find(slug)
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "There is no front by that name; send one as en or en.world."));
    }

    /** What pages note that show it. */
    public String key() {
        return KeyNames.front(edition, section);
    }

    /** Where readers find it. */
    public String path() {
        return section == null ? "/" + edition + "/" : "/" + edition + "/" + section + "/";
    }
}
