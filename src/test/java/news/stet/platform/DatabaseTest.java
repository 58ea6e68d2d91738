package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DatabaseTest {
    private final Database database;

    DatabaseTest(Database database) {
        this.database = database;
        database.write(handle -> {
            handle.execute("drop table if exists note");
            return handle.execute(
                    "create table note (id bigint primary key, written_at timestamptz, facts jsonb, tags text[], reader text)");
        });
    }

    record Note(
            long id,
            @Nullable Instant writtenAt,
            Jsonb facts,
            List<String> tags,
            Optional<String> reader) {}

    @Test
    void aRecordComesBackAsItWasWritten() {
        var time = Instant.parse("2016-12-23T12:00:22.123456789Z");
        var note =
                new Note(
                        7, time, new Jsonb("{\"a\": [1, 2]}"), List.of("x", "ý"), Optional.empty());
        database.write(handle ->
                handle.createUpdate(
                                "insert into note values (:id, :writtenAt, :facts, :tags, :reader)")
                        .bind("id", note.id())
                        .bind("writtenAt", note.writtenAt())
                        .bind("facts", note.facts())
                        .bindArray("tags", String.class, note.tags())
                        .bind("reader", note.reader())
                        .execute());

        Note read =
                database.read(
                        handle -> handle.createQuery("select * from note").mapTo(Note.class).one());

        assertThat(read)
                .isEqualTo(
                        new Note(
                                7,
                                Instant.parse("2016-12-23T12:00:22.123456Z"),
                                note.facts(),
                                note.tags(),
                                Optional.empty()));
    }

    @Test
    void aWriteThatThrowsLeavesNothing() {
        assertThatThrownBy(() ->
                        database.write(handle -> {
                            handle.execute("insert into note (id) values (1)");
                            throw new Problem(Problem.Kind.CONFLICT, "no");
                        }))
                .isInstanceOf(Problem.class);

        long notes =
                database.read(handle ->
                        handle.createQuery("select count(*) from note").mapTo(long.class).one());
        assertThat(notes).isZero();
    }

    @Test
    void oneTransactionInsideAnotherIsRefused() {
        assertThatThrownBy(() -> database.write(outer -> database.read(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLostConnectionIsAProblemOnceAndTheNextReadGetsANewOne() {
        assertThatThrownBy(() ->
                        database.read(handle ->
                                handle.execute("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));

        assertThat(one("select 1", Integer.class)).isEqualTo(1);
    }

    @Test
    void aBrokenConstraintSurfacesAsItIs() {
        assertThatThrownBy(() ->
                        database.write(handle -> handle.execute("insert into note values (null)")))
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void aDatabaseOfANewerStetIsRefused() {
        database.write(handle ->
                handle.execute(
                        """
                        insert into flyway_schema_history
                        values (1000, '999', 'from the future', 'SQL', 'V999__x.sql', 1, 'stet', now(), 1, true)
                        """));
        try {
            assertThatThrownBy(() -> Database.open(database.address()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("newer Stet (schema 999");
        } finally {
            database.write(handle ->
                    handle.execute("delete from flyway_schema_history where version = '999'"));
        }
    }

    @Test
    void allMigrationsAreKnownByFlywaysOwnChecksums() {
        List<Integer> applied =
                database.read(handle ->
                        handle.createQuery(
                                        "select checksum from flyway_schema_history order by version::int")
                                .mapTo(Integer.class)
                                .list());

        assertThat(Migration.all().values().stream().map(Migration::checksum).toList())
                .isNotEmpty()
                .isEqualTo(applied);
    }

    private <T> T one(String query, Class<T> type) {
        return database.read(handle -> handle.createQuery(query).mapTo(type).one());
    }
}
