package news.stet.platform;

import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** What Jdbi must know to speak with PostgreSQL in our types. */
final class SqlTypes implements JdbiPlugin {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(Instant.class, instant());
        jdbi.registerArgument(new JsonbArgument());
        jdbi.registerColumnMapper(Jsonb.class, jsonb());
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.registerRowMapper(new AnyRecord());
    }

    /**
     * timestamptz holds microseconds. What is finer is cut, not rounded as the driver would, so
     * that no instant moves into the future.
     */
    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime time = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, time);
        }
    }

    private static ColumnMapper<@Nullable Instant> instant() {
        return (row, column, context) -> {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        };
    }

    private static final class JsonbArgument extends AbstractArgumentFactory<Jsonb> {
        JsonbArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(Jsonb value, ConfigRegistry config) {
            return (position, statement, context) -> setJsonb(statement, position, value);
        }

        private static void setJsonb(PreparedStatement statement, int position, Jsonb value)
                throws SQLException {
            var object = new PGobject();
            object.setType("jsonb");
            object.setValue(value.json());
            statement.setObject(position, object);
        }
    }

    private static ColumnMapper<@Nullable Jsonb> jsonb() {
        return (row, column, context) -> {
            String json = row.getString(column);
            return json == null ? null : new Jsonb(json);
        };
    }

    /** Every record is read by its constructor, {@code published_at} into {@code publishedAt}. */
    private static final class AnyRecord implements RowMapperFactory {
        @Override
        public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
            Class<?> raw = GenericTypes.getErasedType(type);
            // A record that is one column's value, such as Jsonb, has a column mapper.
            if (!raw.isRecord() || config.get(ColumnMappers.class).findFor(type).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(ConstructorMapper.of(raw));
        }
    }
}
