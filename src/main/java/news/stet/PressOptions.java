package news.stet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about how readers are served. */
final class PressOptions {
    @Option(
            names = "--press-memory",
            paramLabel = "BYTES",
            description = "Memory for pressed pages, as in 256M, the usual, or 1G.")
    private @Nullable String memory;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description =
                    "The site's certificates in PEM, for HTTPS without a proxy; with --tls-key.")
    private @Nullable String certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Their private key in PEM.")
    private @Nullable String key;

    @Option(names = "--tls-port", paramLabel = "PORT", description = "The port of HTTPS; 8443.")
    private @Nullable String tlsPort;

    @Option(
            names = "--purge-url",
            paramLabel = "URL",
            description = "Where a CDN is told which keys died.")
    private @Nullable String purgeUrl;

    @Option(
            names = "--purge-token",
            paramLabel = "SECRET",
            description =
                    "What the CDN knows us by. Other users of the machine see command lines: better"
                            + " STET_PURGE_TOKEN or the file.")
    private @Nullable String purgeToken;

    @Option(
            names = "--connections-per-address",
            paramLabel = "NUMBER",
            description = "How many connections one address may keep open; 256. 0 is no limit.")
    private @Nullable String connections;

    /** Adds what was given, by the names of the settings. */
    void put(Map<String, String> given) {
        ServeCommand.put(given, "press-memory", memory);
        ServeCommand.put(given, "tls-certificate", certificate);
        ServeCommand.put(given, "tls-key", key);
        ServeCommand.put(given, "tls-port", tlsPort);
        ServeCommand.put(given, "purge-url", purgeUrl);
        ServeCommand.put(given, "purge-token", purgeToken);
        ServeCommand.put(given, "connections-per-address", connections);
    }
}
