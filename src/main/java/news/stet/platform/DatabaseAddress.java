package news.stet.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Where a PostgreSQL database answers and who asks.
 *
 * @param url a JDBC address without user and password: it may be logged
 * @param user the role; empty leaves it to the driver
 * @param password its password; empty leaves it to the driver, which also reads {@code ~/.pgpass}
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final String JDBC = "jdbc:";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LOGIN = Duration.ofSeconds(10);

    /**
     * Reads an address as people write it: {@code jdbc:postgresql://host/name?user=u&password=p},
     * or PostgreSQL's own {@code postgresql://u:p@host/name}. {@code PGUSER} and {@code PGPASSWORD}
     * of the environment fill in what it leaves out.
     *
     * @throws Problem INVALID when it is no PostgreSQL address
     */
    public static DatabaseAddress parse(String text, Map<String, String> environment) {
        String address = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
        if (address.startsWith("postgres://")) {
            address = "postgresql://" + address.substring("postgres://".length());
        }
        if (!address.startsWith("postgresql:")) {
            throw Problem.invalid(
                    "database-url",
                    "is not the address of a PostgreSQL database",
                    "Write it as jdbc:postgresql://host:5432/name?user=…&password=…");
        }
        String user = environment.getOrDefault("PGUSER", "");
        String password = environment.getOrDefault("PGPASSWORD", "");

        int query = address.indexOf('?');
        List<String> kept = new ArrayList<>();
        if (query >= 0) {
            for (String option : address.substring(query + 1).split("&", -1)) {
                if (option.startsWith("user=")) {
                    user = decode(option.substring("user=".length()));
                } else if (option.startsWith("password=")) {
                    password = decode(option.substring("password=".length()));
                } else if (!option.isEmpty()) {
                    kept.add(option);
                }
            }
            address = address.substring(0, query);
        }

        int at = address.lastIndexOf('@');
        String slashes = "postgresql://";
        if (at >= 0 && address.startsWith(slashes)) {
            String[] who = address.substring(slashes.length(), at).split(":", 2);
            user = decode(who[0]);
            password = who.length == 2 ? decode(who[1]) : password;
            address = slashes + address.substring(at + 1);
        }
        String options = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new DatabaseAddress(JDBC + address + options, user, password);
    }

    /** The same server and role, another database on it. */
    public DatabaseAddress withDatabase(String name) {
        int query = url.indexOf('?');
        String options = query < 0 ? "" : url.substring(query);
        String path = query < 0 ? url : url.substring(0, query);
        int slash = path.lastIndexOf('/');
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return new DatabaseAddress(
                path.substring(0, slash + 1) + encoded + options, user, password);
    }

    /** Host and database for messages, without options. */
    public String place() {
        String address = url.substring(JDBC.length());
        int query = address.indexOf('?');
        String shown = query < 0 ? address : address.substring(0, query);
        URI uri = URI.create(shown.replace(' ', '+'));
        return uri.getAuthority() == null ? shown : uri.getAuthority() + uri.getPath();
    }

    /** What the driver is given beside the address. */
    Properties properties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "stet");
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        // A server that takes the call and says nothing.
        properties.setProperty("loginTimeout", Long.toString(LOGIN.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** Without the password, so that it can be logged. */
    @Override
    public String toString() {
        return url + (user.isEmpty() ? "" : " as " + user);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
