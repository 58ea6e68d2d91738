package news.stet.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import news.stet.platform.Json;
import news.stet.story.Homes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which hosts editions have of their own, and what becomes of a request to one of them. A page says
 * the same whatever host it is asked for at: a host only decides whether it is given there or where
 * else it is. A host that nobody knows is the machine's own name, an address or what somebody made
 * up: there all goes on as if no edition had a host.
 */
public final class SiteHosts {
    /** Documents for a whole host; of each edition that has one there is another. */
    private static final Set<String> OF_HOST =
            Set.of("/robots.txt", "/sitemap.xml", "/sitemap-news.xml", "/sitemap-video.xml");

    private static final String PART = "/sitemap-";

    private final URI siteUrl;
    private final Map<String, String> byEdition;
    private final Map<String, String> byHost = new HashMap<>();
    private final Set<String> others;

    /** What becomes of a request. */
    public sealed interface Way {
        /** It is answered with what the site has at that path. */
        record Here(String path) implements Way {}

        /**
         * It is at home elsewhere.
         *
         * @param forGood 301; otherwise 302
         */
        record There(String location, boolean forGood) implements Way {}
    }

    /**
     * @param hosts of each edition by its code; empty for none
     */
    SiteHosts(URI siteUrl, Map<String, String> hosts) {
        this.siteUrl = siteUrl;
        this.byEdition = new HashMap<>(hosts);
        // A site that moved to an edition's host: nobody may be sent from there to there.
        byEdition.values().removeIf(host -> host.isEmpty() || host.equals(siteUrl.getHost()));
        byEdition.forEach((edition, host) -> byHost.put(host, edition));
        this.others = new HashSet<>(hosts.keySet());
        others.removeAll(byEdition.keySet());
    }

    /** The site when no edition has a host. */
    public static SiteHosts none(URI siteUrl) {
        return new SiteHosts(siteUrl, Map.of());
    }

    /** What {@link #write} wrote. */
    static SiteHosts read(URI siteUrl, byte[] json) {
        JsonNode node = Json.read(json);
        Map<String, String> hosts = new HashMap<>();
        node.properties().forEach(one -> hosts.put(one.getKey(), one.getValue().asString()));
        return new SiteHosts(siteUrl, hosts);
    }

    /** For whoever keeps pages, where there is no database at hand. */
    static byte[] write(Iterable<EditionLink> editions) {
        ObjectNode node = Json.mapper().createObjectNode();
        editions.forEach(one -> node.put(one.code(), one.host() == null ? "" : one.host()));
        return Json.write(node).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether no edition has a host, so that it does not matter which one is asked. */
    public boolean isEmpty() {
        return byHost.isEmpty();
    }

    /**
     * What becomes of a request.
     *
     * @param host as it was asked for, with or without a port; null for none
     * @param path as it came
     * @param query as it came, null for none
     */
    public Way way(@Nullable String host, String path, @Nullable String query) {
        String name = name(host);
        String at = byHost.get(name);
        if (at == null && !name.equals(siteUrl.getHost())) {
            return new Way.Here(path);
        }
        if (at != null && path.equals("/")) {
            return new Way.There("/" + at + "/", false);
        }
        if (at != null && OF_HOST.contains(path)) {
            return new Way.Here("/" + at + path);
        }
        String of = edition(path);
        boolean stays = of.equals(at) || forPrograms(path, of);
        if (stays || !(byEdition.containsKey(of) || at != null && others.contains(of))) {
            return new Way.Here(path);
        }
        String asked = query == null ? path : path + "?" + query;
        return new Way.There(Homes.origin(siteUrl, byEdition.get(of)) + asked, true);
    }

    /** The edition that a path names, if it is one. */
    private static String edition(String path) {
        if (path.startsWith(PART)) {
            int end = path.lastIndexOf('-');
            return end > PART.length() ? path.substring(PART.length(), end) : "";
        }
        int end = path.indexOf('/', 1);
        return end < 0 ? path.substring(1) : path.substring(1, end);
    }

    /** Other people's pages and programs name these, and not all of them follow. */
    private static boolean forPrograms(String path, String edition) {
        return path.startsWith("boxes/", edition.length() + 2)
                || path.startsWith("embed/", edition.length() + 2);
    }

    private static String name(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        String name = port < 0 || host.endsWith("]") ? host : host.substring(0, port);
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .toLowerCase(Locale.ROOT);
    }
}
