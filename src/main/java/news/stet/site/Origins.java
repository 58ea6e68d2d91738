package news.stet.site;

import java.net.URI;
import java.util.List;
import news.stet.story.Homes;
import org.jspecify.annotations.Nullable;

/**
 * How absolute addresses begin: with the site's own address, or with the host that an edition has.
 *
 * @param siteUrl the site's own, without a slash at its end
 */
public record Origins(URI siteUrl) {
    /** Of an edition's addresses, without a slash at the end. */
    public URI of(SiteEdition edition) {
        return of(edition.host());
    }

    /** The same for who knows no more of it. */
    public URI of(EditionLink edition) {
        return of(edition.host());
    }

    /**
     * Of all that is at one host.
     *
     * @param home as in {@link EditionLink#at}
     */
    public String of(List<EditionLink> editions, String home) {
        return editions.stream()
                .filter(edition -> edition.code().equals(home))
                .findFirst()
                .map(edition -> of(edition))
                .orElse(siteUrl)
                .toString();
    }

    private URI of(@Nullable String host) {
        return host == null ? siteUrl : URI.create(Homes.origin(siteUrl, host));
    }

    /** The part after the beginning, of an address that is one of ours; null for any other. */
    public @Nullable String path(String address, Iterable<EditionLink> editions) {
        for (EditionLink edition : editions) {
            if (address.startsWith(of(edition) + "/")) {
                return address.substring(of(edition).toString().length());
            }
        }
        return address.startsWith(siteUrl + "/")
                ? address.substring(siteUrl.toString().length())
                : null;
    }
}
