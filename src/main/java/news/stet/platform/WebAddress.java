package news.stet.platform;

import java.net.URI;
import java.util.Optional;

/** Addresses in settings that lead to a server on the web. */
final class WebAddress {
    private WebAddress() {}

    /** The address; empty for what is none, and for one with a user or password in it. */
    static Optional<URI> find(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
