package news.stet.platform;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the settings from where people put them: first the command line, then the environment, then
 * {@code stet.properties} in the data folder. A setting has one name: {@code --site-port}, {@code
 * STET_SITE_PORT} and {@code site-port} are the same.
 */
final class SettingsSource {
    static final String FILE = "stet.properties";

    /**
     * What the file may say; which data folder it is, it cannot, and a demo is asked for each time.
     */
    private static final Set<String> IN_FILE =
            union(
                    Set.of(
                            "role",
                            "media",
                            "site-port",
                            "desk-port",
                            "host",
                            "site-url",
                            "desk-url",
                            "database-url"),
                    union(
                            IntakeSettingsSource.NAMES,
                            union(PressSettingsSource.NAMES, DoorSettingsSource.NAMES)));

    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> commandLine;
    private final Map<String, String> environment;
    private final Map<String, String> file = new HashMap<>();

    SettingsSource(Map<String, String> commandLine, Map<String, String> environment) {
        this.commandLine = commandLine;
        this.environment = environment;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    Settings read(Path usualData) {
        Path data = find("data").map(Path::of).orElse(usualData).toAbsolutePath().normalize();
        readFile(data.resolve(FILE));
        int sitePort = port("site-port", Settings.SITE_PORT);
        int deskPort = port("desk-port", Settings.DESK_PORT);
        if (sitePort == deskPort && sitePort != 0) {
            throw Problem.invalid(
                    "desk-port",
                    "is " + deskPort + " like the site's",
                    "Give the desk a port of its own.");
        }
        PressSettings press = new PressSettingsSource(this).read();
        int tlsPort = press.tls().map(PressSettings.Tls::port).orElse(0);
        if (tlsPort != 0 && (tlsPort == sitePort || tlsPort == deskPort)) {
            throw Problem.invalid(
                    "tls-port",
                    "is " + tlsPort + " like another port of Stet's",
                    "Give encrypted connections a port of their own.");
        }
        return new Settings(
                data,
                find("role").map(NodeRole::read).orElse(NodeRole.BOTH),
                find("media")
                        .map(Path::of)
                        .orElse(data.resolve("media"))
                        .toAbsolutePath()
                        .normalize(),
                sitePort,
                deskPort,
                find("host").orElse(Settings.HOST),
                url("site-url", sitePort),
                url("desk-url", deskPort),
                find("database-url"),
                flag("demo"),
                flag("live-templates"),
                press,
                new DoorSettingsSource(this).read(),
                new IntakeSettingsSource(this).read());
    }

    private void readFile(Path path) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException | IllegalArgumentException e) {
            String detail = "The settings in %s cannot be read: %s";
            throw Problem.causedBy(e, Problem.Kind.INVALID, detail.formatted(path, e.getMessage()));
        }
        for (String key : properties.stringPropertyNames()) {
            if (!IN_FILE.contains(key)) {
                throw Problem.invalid(
                        path + ", " + key,
                        "is no setting",
                        "There are: " + String.join(", ", IN_FILE));
            }
            file.put(key, properties.getProperty(key));
        }
    }

    Optional<String> find(String key) {
        String variable = "STET_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(commandLine.get(key))
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .or(() -> Optional.ofNullable(file.get(key)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    int port(String key, int usual) {
        String text = find(key).orElse(String.valueOf(usual));
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw Problem.invalid(
                key,
                "\"" + text + "\" is no port",
                "Write a number from 1 to 65535, or 0 for any free port.");
    }

    private URI url(String key, int port) {
        String text = find(key).orElse("http://localhost:" + port);
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && path(uri).isEmpty()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below like every other address that will not do.
        }
        throw Problem.invalid(
                key,
                "\"" + text + "\" is no address of a site",
                "Write it like https://news.example, without a path.");
    }

    private static String path(URI uri) {
        return uri.getPath() == null ? "" : uri.getPath();
    }

    boolean flag(String key) {
        String text = find(key).orElse("false").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default ->
                    throw Problem.invalid(
                            key,
                            "\"" + text + "\" is neither true nor false",
                            "Write true or false.");
        };
    }
}
