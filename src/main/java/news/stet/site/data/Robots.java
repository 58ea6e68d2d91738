package news.stet.site.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import news.stet.site.Answer;
import news.stet.site.EditionLink;
import news.stet.site.Origins;
import news.stet.site.Place;
import news.stet.site.SiteReader;

/** {@code /robots.txt}: everything may be read but searches, of which there is no end. */
public record Robots(Origins origins) {
    /** Of one host; see {@link EditionLink#at}. */
    public Answer answer(SiteReader reader, Place.Robots place) {
        StringBuilder lines = new StringBuilder("User-agent: *\n");
        for (EditionLink edition : EditionLink.at(reader.listEditions(), place.home())) {
            lines.append("Disallow: ").append(new Place.Search(edition.code()).path()).append('\n');
        }
        lines.append('\n');
        String origin = origins.of(reader.listEditions(), place.home());
        for (Place document :
                List.of(
                        new Place.Sitemap(""),
                        new Place.NewsSitemap(""),
                        new Place.VideoSitemap(""))) {
            lines.append("Sitemap: ").append(origin).append(document.path()).append('\n');
        }
        return new Answer.Page(
                "text/plain; charset=utf-8",
                lines.toString().getBytes(StandardCharsets.UTF_8),
                null,
                reader.keys(),
                Map.of());
    }
}
