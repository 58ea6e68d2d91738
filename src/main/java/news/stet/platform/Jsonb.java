package news.stet.platform;

/**
 * JSON text on its way to or from a {@code jsonb} column, as a parameter, a result or a record's
 * component. PostgreSQL refuses a plain string there.
 *
 * @param json one JSON value; PostgreSQL checks it, and gives it back with its own spaces
 */
public record Jsonb(String json) {}
