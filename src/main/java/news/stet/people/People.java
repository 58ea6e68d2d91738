package news.stet.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.platform.Alphabet;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The rows of {@code person}, for the verbs beside it. */
final class People {
    private People() {}

    static Optional<Person> find(Handle handle, long id) {
        return handle.createQuery(
                        """
                        select id, email, name, role, language, active, joined, created_at, grants
                        from colleague where id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> of(row))
                .findOne();
    }

    static Optional<Person> findByEmail(Handle handle, EmailAddress email) {
        return handle.createQuery(
                        """
                        select id, email, name, role, language, active, joined, created_at, grants
                        from colleague where email = :email
                        """)
                .bind("email", email.text())
                .map((row, context) -> of(row))
                .findOne();
    }

    /** The person of that id, locked until the transaction ends. */
    static Person lock(Handle handle, long id) {
        // Locked before it is read, since a view with arrays cannot be.
        handle.createQuery("select id from person where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
        return handle.createQuery(
                        """
                        select id, email, name, role, language, active, joined, created_at, grants
                        from colleague where id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> of(row))
                .findOne()
                .orElseThrow(() -> none(id));
    }

    static List<Person> list(Handle handle) {
        List<Person> all =
                handle.createQuery(
                                """
                                select id, email, name, role, language, active, joined, created_at,
                                       grants
                                from colleague order by id
                                """)
                        .map((row, context) -> of(row))
                        .list();
        return Alphabet.sorted(all, Person::name);
    }

    static Person add(
            Handle handle,
            EmailAddress email,
            String name,
            Role role,
            String language,
            java.time.Instant now) {
        long id =
                handle.createQuery(
                                """
                                insert into person (email, name, role, language, created_at)
                                values (:email, :name, :role, :language, :now)
                                on conflict (email) do nothing returning id
                                """)
                        .bind("email", email.text())
                        .bind("name", name)
                        .bind("role", role.slug())
                        .bind("language", language)
                        .bind("now", now)
                        .mapTo(Long.class)
                        .findOne()
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.CONFLICT,
                                        email
                                                + " has an account already; change that one, or"
                                                + " make a new link for it."));
        return find(handle, id).orElseThrow();
    }

    static Problem none(long id) {
        return new Problem(Problem.Kind.NOT_FOUND, "There is no person " + id + ".");
    }

    static Person of(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                role(row.getString("role")),
                row.getString("language"),
                row.getBoolean("active"),
                row.getBoolean("joined"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                grants(row));
    }

    static List<Grant> grants(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("grants").getArray()).map(Grant::parse).toList();
    }

    static Role role(String slug) {
        return Role.find(slug).orElseThrow();
    }
}
