package news.stet.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.platform.Alphabet;
import org.jdbi.v3.core.Handle;

/** Who works here, for those who want to name somebody: names and roles, never addresses. */
public final class Colleagues {
    /**
     * Somebody who can be asked for something.
     *
     * @param role the highest they have anywhere
     */
    public record Colleague(long id, String name, Role role) {}

    private Colleagues() {}

    /** Everybody whose account is active, by name. */
    public static List<Colleague> list(Handle handle) {
        List<Colleague> all =
                handle.createQuery(
                                """
                                select id, name, role, grants from colleague where active order by id
                                """)
                        .map((row, context) -> of(row))
                        .list();
        return Alphabet.sorted(all, Colleague::name);
    }

    /** One of them, if the account is active. */
    public static Optional<Colleague> find(Handle handle, long id) {
        return handle.createQuery(
                        "select id, name, role, grants from colleague where active and id = :id")
                .bind("id", id)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static Colleague of(ResultSet row) throws SQLException {
        Role role =
                Stream.concat(
                                Stream.of(People.role(row.getString("role"))),
                                People.grants(row).stream().map(Grant::role))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new Colleague(row.getLong("id"), row.getString("name"), role);
    }
}
