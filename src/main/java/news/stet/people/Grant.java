package news.stet.people;

import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A role in one edition, or in one section of it.
 *
 * @param section null for all sections of the edition
 */
public record Grant(Role role, String edition, @Nullable String section) {
    /**
     * @throws Problem INVALID for a role that is only held in the whole newsroom
     */
    public Grant {
        if (role == Role.MEMBER || role == Role.ADMINISTRATOR) {
            throw Problem.invalid(
                    "role",
                    role.slug() + " is a role in the whole newsroom",
                    "Give contributor, reporter or editor for an edition or a section");
        }
    }

    /**
     * Whether it counts there.
     *
     * @param inSection null asks for the edition as a whole, which a section's role does not cover
     */
    boolean covers(String inEdition, @Nullable String inSection) {
        return edition.equals(inEdition) && (section == null || section.equals(inSection));
    }

    /** As addresses have it: {@code en} or {@code en/world}. */
    public String place() {
        return section == null ? edition : edition + "/" + section;
    }

    /** As the database's views and the trail write it: {@code editor en/world}. */
    String text() {
        return role.slug() + " " + place();
    }

    static Grant parse(String text) {
        int space = text.indexOf(' ');
        int slash = text.indexOf('/');
        return new Grant(
                Role.find(text.substring(0, space)).orElseThrow(),
                slash < 0 ? text.substring(space + 1) : text.substring(space + 1, slash),
                slash < 0 ? null : text.substring(slash + 1));
    }
}
