package news.stet.people;

import java.util.Locale;
import news.stet.platform.Problem;

/**
 * Who acts: a person with a session, a token, or Stet itself (a schedule coming due, an importer).
 *
 * @param id the account's or token's id; 0 for Stet itself
 * @param name as shown in histories
 */
public record Actor(long id, String name, Role role, Kind kind) {
    /** What sort of actor. */
    public enum Kind {
        PERSON,
        TOKEN,
        SYSTEM;

        /** The name in the database and in JSON. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Stet itself, acting under the name of the part that acts, as in {@code schedule}. */
    public static Actor system(String name) {
        return new Actor(0, name, Role.ADMINISTRATOR, Kind.SYSTEM);
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /**
     * @throws Problem FORBIDDEN when this actor's role may not do that
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "The role "
                            + role.slug()
                            + " may not do this ("
                            + permission.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + "); ask an editor or an administrator.");
        }
    }
}
