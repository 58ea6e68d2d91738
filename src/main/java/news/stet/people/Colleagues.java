package news.stet.people;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who works here, for those who want to name somebody: names and roles, never addresses. */
public final class Colleagues {
    /** Somebody who can be asked for something. */
    public record Colleague(long id, String name, Role role) {}

    private Colleagues() {}

    /** Everybody whose account is active, by name. */
    public static List<Colleague> list(Handle handle) {
        return handle.createQuery(
                        "select id, name, role from person where active order by lower(name), id")
                .map((row, context) ->
                        new Colleague(
                                row.getLong("id"),
                                row.getString("name"),
                                People.role(row.getString("role"))))
                .list();
    }
}
