package news.stet.people;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is in the newsroom. A role is a set of permissions; a later one has all of an
 * earlier one's.
 */
public enum Role {
    /** Belongs to the newsroom; what they may do comes from roles for editions and sections. */
    MEMBER(EnumSet.noneOf(Permission.class)),
    CONTRIBUTOR(EnumSet.of(Permission.WRITE_OWN, Permission.ADD_MEDIA)),
    REPORTER(EnumSet.of(Permission.READ_ALL, Permission.WRITE_ANY_DRAFT)),
    EDITOR(
            EnumSet.of(
                    Permission.EDIT_LIVE,
                    Permission.PUBLISH,
                    Permission.WITHDRAW,
                    Permission.ORDER_BOXES,
                    Permission.READ_AUDIT)),
    ADMINISTRATOR(EnumSet.of(Permission.MANAGE_PEOPLE, Permission.MANAGE_SETTINGS));

    private final Set<Permission> added;

    Role(Set<Permission> added) {
        this.added = added;
    }

    /** Whether this role may do that. */
    public boolean may(Permission permission) {
        for (Role role : values()) {
            if (role.added.contains(permission)) {
                return role.ordinal() <= ordinal();
            }
        }
        return false;
    }

    /** The name in JSON, commands and the database: {@code editor}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, empty if there is none. */
    public static Optional<Role> find(String slug) {
        for (Role role : values()) {
            if (role.slug().equals(slug.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
