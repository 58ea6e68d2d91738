package news.stet.people;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a person with a session, a token, or Stet itself (a schedule coming due, an importer).
 *
 * @param id the account's or token's id; 0 for Stet itself
 * @param name as shown in histories
 * @param role the role in the whole newsroom
 * @param grants further roles, each in one edition or section
 */
public record Actor(long id, String name, Role role, Kind kind, List<Grant> grants) {
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

    public Actor {
        grants = List.copyOf(grants);
    }

    /** One whose role is the same everywhere. */
    public Actor(long id, String name, Role role, Kind kind) {
        this(id, name, role, kind, List.of());
    }

    /** Stet itself, acting under the name of the part that acts, as in {@code schedule}. */
    public static Actor system(String name) {
        return new Actor(0, name, Role.ADMINISTRATOR, Kind.SYSTEM);
    }

    /**
     * Whether this actor may do that without regard to a place. What roles allow only in their
     * editions and sections needs a role in the whole newsroom here.
     */
    public boolean may(Permission permission) {
        return role.may(permission)
                || permission.reach() == Reach.ANYWHERE && isGrantedSomewhere(permission);
    }

    /** Whether this actor may do that in at least one edition or section. */
    public boolean mayAnywhere(Permission permission) {
        return role.may(permission)
                || permission.reach() != Reach.NEWSROOM && isGrantedSomewhere(permission);
    }

    private boolean isGrantedSomewhere(Permission permission) {
        return grants.stream().anyMatch(grant -> grant.role().may(permission));
    }

    /**
     * Whether this actor may do that there.
     *
     * @param section null for the edition as a whole
     */
    public boolean may(Permission permission, String edition, @Nullable String section) {
        return may(permission)
                || permission.reach() == Reach.PLACE
                        && grants.stream()
                                .anyMatch(grant ->
                                        grant.role().may(permission)
                                                && grant.covers(edition, section));
    }

    /**
     * @throws Problem FORBIDDEN when this actor's role in the newsroom may not do that
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw refused(permission, "");
        }
    }

    /**
     * @param section null for the edition as a whole
     * @throws Problem FORBIDDEN when none of this actor's roles that count there may do that
     */
    public void require(Permission permission, String edition, @Nullable String section) {
        if (!may(permission, edition, section)) {
            throw refused(
                    permission, " in " + (section == null ? edition : edition + "/" + section));
        }
    }

    private Problem refused(Permission permission, String where) {
        String roles =
                Stream.concat(
                                Stream.of(role.slug()),
                                grants.stream().map(it -> it.role().slug() + " for " + it.place()))
                        .reduce((one, other) -> one + ", " + other)
                        .orElseThrow();
        return new Problem(
                Problem.Kind.FORBIDDEN,
                "The role "
                        + roles
                        + " may not do this"
                        + where
                        + " ("
                        + permission.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + "); ask an editor or an administrator.");
    }
}
