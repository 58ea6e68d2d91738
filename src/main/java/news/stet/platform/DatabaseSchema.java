package news.stet.platform;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date with the migrations in {@code db/}. */
final class DatabaseSchema {
    private DatabaseSchema() {}

    static void migrate(DataSource source, DatabaseAddress address) {
        Flyway.configure().dataSource(source).locations("classpath:db").load().migrate();
    }
}
