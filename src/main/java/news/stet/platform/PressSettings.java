package news.stet.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How readers are served.
 *
 * @param memoryBytes how much of the memory pressed pages may take
 * @param tls encrypted connections; empty leaves them to a proxy
 * @param purge whom to tell which keys died; empty tells nobody
 * @param cluster where else what is live is kept for searches; empty nowhere
 * @param connectionsPerAddress how many one address may keep open; 0 for no limit
 */
public record PressSettings(
        long memoryBytes,
        Optional<Tls> tls,
        Optional<Purge> purge,
        Optional<Cluster> cluster,
        int connectionsPerAddress) {
    public static final long MEMORY_BYTES = 256L << 20;

    /** Less would not hold the front page and what a reader opens from it. */
    public static final long MIN_MEMORY_BYTES = 8L << 20;

    public static final int TLS_PORT = 8443;

    /** More than a household or an office behind one address opens, and few enough to bear. */
    public static final int CONNECTIONS_PER_ADDRESS = 256;

    /**
     * The site's encrypted listener.
     *
     * @param certificate the chain, PEM
     * @param key the private key, PEM
     * @param port 0 takes a free one
     */
    public record Tls(Path certificate, Path key, int port) {}

    /**
     * A CDN's address to be told at.
     *
     * @param url http or https
     * @param token its secret; never logged, so {@link #toString} leaves it out
     */
    public record Purge(URI url, Optional<String> token) {
        @Override
        public String toString() {
            return "Purge[" + url + (token.isPresent() ? ", with a token]" : "]");
        }
    }

    /**
     * An OpenSearch cluster.
     *
     * @param url of its REST interface, http or https
     * @param password never logged, so {@link #toString} leaves it out
     */
    public record Cluster(URI url, Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return "Cluster[" + url + (user.isPresent() ? ", with a user]" : "]");
        }
    }

    /** As it is when nothing is said. */
    public static PressSettings standard() {
        return new PressSettings(
                MEMORY_BYTES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CONNECTIONS_PER_ADDRESS);
    }
}
