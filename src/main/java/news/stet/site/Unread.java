package news.stet.site;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** The database did not answer what was asked in plain JDBC; as if Jdbi had asked. */
final class Unread extends JdbiException {
    private static final long serialVersionUID = 1;

    Unread(SQLException cause) {
        super(cause);
    }
}
