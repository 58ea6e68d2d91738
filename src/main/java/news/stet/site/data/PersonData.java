package news.stet.site.data;

import java.net.URI;
import java.util.List;
import news.stet.platform.Json;
import news.stet.site.Counterparts;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who signs stories, as schema.org tells it to programs.
 *
 * @param siteUrl without a slash at its end
 */
public record PersonData(URI siteUrl) {
    /** The JSON-LD of their page. */
    public String json(SiteReader reader, SiteEdition edition, Place.Person place, String name) {
        String url = siteUrl + place.path();
        ObjectNode page =
                StoryData.typed("ProfilePage")
                        .put("@context", "https://schema.org")
                        .put("@id", url)
                        .put("inLanguage", edition.language());
        ObjectNode person =
                page.putObject("mainEntity")
                        .put("@type", "Person")
                        .put("@id", url + "#person")
                        .put("name", name)
                        .put("url", url);
        List<String> others =
                Counterparts.namesOf(reader, edition.code(), List.of(name))
                        .getOrDefault(name, List.of());
        if (!others.isEmpty()) {
            others.forEach(person.putArray("alternateName")::add);
        }
        return StoryData.safe(Json.write(page));
    }
}
