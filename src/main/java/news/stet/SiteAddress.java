package news.stet;

import java.net.URI;
import java.util.Optional;
import news.stet.platform.DataFolder;

/**
 * How readers reach the site of a data folder, left there by the server: pages name it, so a
 * command that presses them must know it.
 */
final class SiteAddress {
    private static final String FILE = "site-url";

    private SiteAddress() {}

    /** Told by the server, whose port no other process knows. */
    static void announce(DataFolder folder, URI siteUrl) {
        folder.writePrivate(FILE, siteUrl + "\n");
    }

    /** The running server's, or the last one's; empty before there was any. */
    static Optional<URI> find(DataFolder folder) {
        return folder.findPrivate(FILE).map(String::strip).map(URI::create);
    }
}
