package news.stet.story;

import java.net.IDN;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where editions are at home on the web: at the site's own address, or at a host of their own.
 * Their paths are the same everywhere. Safe for any thread.
 */
public final class Homes {
    /** How old what is known here may be: another node may give an edition a host too. */
    private static final long MAX_AGE_MILLIS = 1_000;

    private static final Pattern HOST =
            Pattern.compile(
                    "(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private final Database database;
    private final InstantSource clock;
    private final URI siteUrl;
    private volatile @Nullable Known known;

    private record Known(Map<String, String> hosts, long atMillis) {}

    /**
     * @param siteUrl the site's own address, without a slash at its end
     */
    public Homes(Database database, InstantSource clock, URI siteUrl) {
        this.database = database;
        this.clock = clock;
        this.siteUrl = siteUrl;
    }

    /**
     * How addresses at a host begin: like the site's own, which names scheme and port.
     *
     * @param host null for the site's own
     */
    public static String origin(URI siteUrl, @Nullable String host) {
        if (host == null) {
            return siteUrl.toString();
        }
        int port = siteUrl.getPort();
        return siteUrl.getScheme() + "://" + host + (port < 0 ? "" : ":" + port);
    }

    /** The absolute address of a path of the site, as in {@code /ar/world/}. Asks the database. */
    public String address(String path) {
        int end = path.indexOf('/', 1);
        return addressBeside(end < 0 ? "" : path.substring(1, end), path);
    }

    /**
     * The absolute address of a path at the host where an edition is at home, as {@code
     * /sitemap.xml} of each host. Asks the database.
     */
    public String addressBeside(String edition, String path) {
        return origin(siteUrl, hosts().get(edition)) + path;
    }

    /**
     * Writes addresses at hosts of editions as they would be at the site's own, and leaves others
     * as they are.
     *
     * @param siteUrl null when nobody knows it
     */
    static UnaryOperator<String> toSite(Handle handle, @Nullable URI siteUrl) {
        if (siteUrl == null) {
            return href -> href;
        }
        List<String> origins =
                list(handle).values().stream().map(host -> origin(siteUrl, host) + "/").toList();
        return href ->
                origins.stream()
                        .filter(href::startsWith)
                        .findFirst()
                        .map(own -> siteUrl + "/" + href.substring(own.length()))
                        .orElse(href);
    }

    /** The host that an edition has of its own. */
    public Optional<String> find(String edition) {
        return Optional.ofNullable(hosts().get(edition));
    }

    private Map<String, String> hosts() {
        Known last = known;
        long now = clock.millis();
        if (last == null || Math.abs(now - last.atMillis()) > MAX_AGE_MILLIS) {
            last = new Known(database.read(Homes::list), now);
            known = last;
        }
        return last.hosts();
    }

    /** The hosts that editions have of their own, by their codes; within a transaction. */
    static Map<String, String> list(Handle handle) {
        return handle
                .createQuery("select code, host from edition where host is not null")
                .map((row, context) -> Map.entry(row.getString("code"), row.getString("host")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Gives an edition a host of its own, or takes it away. Its pages move there at once; whoever
     * comes to the old address is led to the new one.
     *
     * @param host as people write it, in any script; null or blank for none
     * @throws Problem INVALID for no name of a host, CONFLICT for one that is taken, NOT_FOUND for
     *     no edition
     */
    public void give(Actor actor, String edition, @Nullable String host) {
        actor.require(Permission.MANAGE_SETTINGS);
        Optional<String> name = host == null ? Optional.empty() : check(host);
        Instant now = clock.instant();
        database.write(handle -> {
            List<String> keys = give(handle, actor, edition, name, now);
            if (!keys.isEmpty()) {
                ChangeLog.write(handle, "edition", keys, null, now);
            }
            return edition;
        });
        forget();
    }

    /**
     * See {@link #give(Actor, String, String)}; within a transaction, with a name out of {@link
     * #check}.
     *
     * @return the keys of what changed, for the change log
     */
    static List<String> give(
            Handle handle, Actor actor, String edition, Optional<String> name, Instant now) {
        actor.require(Permission.MANAGE_SETTINGS);
        // Two who give the same host at once: the second must see the first.
        Editions.hold(handle);
        if (before(handle, edition).equals(name)) {
            return List.of();
        }
        put(handle, edition, name.orElse(null));
        String key = KeyNames.edition(edition);
        Audit.record(handle, actor, "host", key, name.orElse(""), now);
        return List.of(KeyNames.editions(), key);
    }

    /** Looks anew, after editions were given hosts by another way. */
    void forget() {
        known = null;
    }

    private static Optional<String> before(Handle handle, String edition) {
        return handle.createQuery("select coalesce(host, '') from edition where code = :code")
                .bind("code", edition)
                .mapTo(String.class)
                .findOne()
                .map(host -> Optional.of(host).filter(it -> !it.isEmpty()))
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND, "There is no edition " + edition + "."));
    }

    private static void put(Handle handle, String edition, @Nullable String host) {
        handle.createQuery("select code from edition where host = :host and code <> :code")
                .bind("host", host)
                .bind("code", edition)
                .mapTo(String.class)
                .findOne()
                .ifPresent(other -> {
                    throw new Problem(
                            Problem.Kind.CONFLICT,
                            "The edition %s has the host %s; each has one of its own."
                                    .formatted(other, host));
                });
        handle.createUpdate("update edition set host = :host where code = :code")
                .bind("host", host)
                .bind("code", edition)
                .execute();
    }

    /**
     * The host that somebody wrote, as all programs write it; empty for a blank one.
     *
     * @throws Problem INVALID for no name of a host
     */
    Optional<String> check(String host) {
        if (host.isBlank()) {
            return Optional.empty();
        }
        String name = ascii(host.strip());
        if (!HOST.matcher(name).matches()) {
            throw Problem.invalid(
                    "host",
                    "is no name of a host",
                    "Write the name alone, without https:// and port, as in ar.example.org");
        }
        if (name.equals(siteUrl.getHost())) {
            throw Problem.invalid(
                    "host",
                    "is the site's own",
                    "Leave it empty: editions without a host are at the site's address");
        }
        return Optional.of(name);
    }

    /** Hosts in other scripts have a form that all programs understand. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
