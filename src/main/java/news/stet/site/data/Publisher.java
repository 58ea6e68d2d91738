package news.stet.site.data;

import java.net.URI;
import news.stet.platform.Json;
import news.stet.site.SiteEdition;
import news.stet.site.SiteLook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who brings an edition out, as schema.org has it.
 *
 * @param siteUrl how addresses of the edition begin, without a slash at the end
 * @param logo null where the edition has none
 */
public record Publisher(URI siteUrl, SiteEdition edition, SiteLook.@Nullable Image logo) {
    /** The JSON-LD of the edition's front. */
    public String site() {
        ObjectNode site =
                StoryData.typed("WebSite")
                        .put("@context", "https://schema.org")
                        .put("@id", front() + "#site")
                        .put("url", front())
                        .put("name", edition.name())
                        .put("inLanguage", edition.language());
        site.set("publisher", whole());
        return StoryData.safe(Json.write(site));
    }

    /** All that is known of it. */
    ObjectNode whole() {
        ObjectNode node = named();
        if (logo != null) {
            node.set(
                    "logo",
                    StoryData.typed("ImageObject")
                            .put("url", siteUrl + logo.path())
                            .put("width", logo.width())
                            .put("height", logo.height()));
        }
        return node;
    }

    /** The same where it was told before, and is only named. */
    ObjectNode named() {
        return StoryData.typed("NewsMediaOrganization")
                .put("@id", front() + "#publisher")
                .put("name", edition.name())
                .put("url", front());
    }

    private String front() {
        return siteUrl + edition.path();
    }
}
