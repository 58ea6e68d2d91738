package news.stet.platform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link PressSettings} holds from the same places as the other settings. */
final class PressSettingsSource {
    static final Set<String> NAMES =
            Set.of(
                    "press-memory",
                    "tls-certificate",
                    "tls-key",
                    "tls-port",
                    "purge-url",
                    "purge-token",
                    "opensearch-url",
                    "opensearch-user",
                    "opensearch-password",
                    "connections-per-address");

    private static final Pattern BYTES = Pattern.compile("([0-9]{1,15}) ?([kmg]?)(?:i?b)?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");

    private final SettingsSource source;

    PressSettingsSource(SettingsSource source) {
        this.source = source;
    }

    PressSettings read() {
        return new PressSettings(memory(), tls(), purge(), cluster(), connections());
    }

    private long memory() {
        Optional<String> text = source.find("press-memory");
        if (text.isEmpty()) {
            return PressSettings.MEMORY_BYTES;
        }
        long bytes = bytes("press-memory", text.get());
        if (bytes < PressSettings.MIN_MEMORY_BYTES) {
            throw Problem.invalid(
                    "press-memory",
                    "\"" + text.get() + "\" is too little for pages",
                    "Give it 8M or more; the usual is 256M.");
        }
        return bytes;
    }

    /** A number of bytes as people write it. */
    static long bytes(String setting, String text) {
        Matcher parts = BYTES.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw Problem.invalid(
                    setting,
                    "\"" + text + "\" is no amount of memory",
                    "Write it like 256M or 1G, or as a number of bytes.");
        }
        int shift =
                switch (parts.group(2)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    default -> 0;
                };
        return saturated(Long.parseLong(parts.group(1)), shift);
    }

    private static long saturated(long number, int shift) {
        return number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift;
    }

    private Optional<PressSettings.Tls> tls() {
        Optional<Path> certificate = file("tls-certificate");
        Optional<Path> key = file("tls-key");
        if (certificate.isPresent() != key.isPresent()) {
            String lacking = certificate.isPresent() ? "tls-key" : "tls-certificate";
            throw Problem.invalid(
                    lacking,
                    "is missing beside the other of the two",
                    "Give both tls-certificate and tls-key, or none.");
        }
        int port = source.port("tls-port", PressSettings.TLS_PORT);
        return certificate.map(chain -> new PressSettings.Tls(chain, key.orElseThrow(), port));
    }

    private Optional<Path> file(String name) {
        Optional<Path> path = source.find(name).map(text -> Path.of(text).toAbsolutePath());
        if (path.isPresent() && !Files.isReadable(path.get())) {
            throw Problem.invalid(
                    name,
                    path.get() + " cannot be read",
                    "Name a PEM file that the user who runs Stet may read.");
        }
        return path.map(Path::normalize);
    }

    private Optional<PressSettings.Purge> purge() {
        Optional<String> url = source.find("purge-url");
        Optional<String> token = source.find("purge-token");
        if (url.isEmpty() && token.isPresent()) {
            throw Problem.invalid(
                    "purge-token",
                    "is there without a purge-url",
                    "Say with purge-url whom to tell.");
        }
        return url.map(text ->
                new PressSettings.Purge(
                        web("purge-url", text, "https://cdn.example/purge", "purge-token"), token));
    }

    private Optional<PressSettings.Cluster> cluster() {
        Optional<String> url = source.find("opensearch-url");
        Optional<String> user = source.find("opensearch-user");
        Optional<String> password = source.find("opensearch-password");
        if (user.isPresent() != password.isPresent() || url.isEmpty() && user.isPresent()) {
            throw Problem.invalid(
                    user.isPresent() ? "opensearch-user" : "opensearch-password",
                    "is there without the others",
                    "Give opensearch-url, opensearch-user and opensearch-password, or the first"
                            + " alone.");
        }
        return url.map(text ->
                new PressSettings.Cluster(
                        web(
                                "opensearch-url",
                                text,
                                "https://search.example:9200",
                                "opensearch-password"),
                        user,
                        password));
    }

    /** Not repeated: people put secrets into such addresses. */
    private static URI web(String name, String text, String example, String secret) {
        return WebAddress.find(text)
                .orElseThrow(() ->
                        Problem.invalid(
                                name,
                                "is no address on the web, or has a password in it",
                                "Write it like "
                                        + example
                                        + "; a secret belongs into "
                                        + secret
                                        + "."));
    }

    private int connections() {
        String text =
                source.find("connections-per-address")
                        .orElse(String.valueOf(PressSettings.CONNECTIONS_PER_ADDRESS));
        if (!COUNT.matcher(text).matches()) {
            throw Problem.invalid(
                    "connections-per-address",
                    "\"" + text + "\" is no number of connections",
                    "Write a number, or 0 for no limit.");
        }
        return Integer.parseInt(text);
    }
}
