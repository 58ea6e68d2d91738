package news.stet.site.data;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import news.stet.site.Answer;
import news.stet.site.EditionLink;
import news.stet.site.Place;
import news.stet.site.SiteReader;

/** {@code /robots.txt}: everything may be read but searches, of which there is no end. */
public record Robots(URI siteUrl) {
    public Answer answer(SiteReader reader) {
        StringBuilder lines = new StringBuilder("User-agent: *\n");
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            lines.append("Disallow: ").append(new Place.Search(edition.code()).path()).append('\n');
        }
        lines.append('\n');
        lines.append("Sitemap: ").append(siteUrl).append(new Place.Sitemap().path()).append('\n');
        lines.append("Sitemap: ").append(siteUrl).append(new Place.NewsSitemap().path());
        lines.append("\nSitemap: ").append(siteUrl).append(new Place.VideoSitemap().path());
        lines.append('\n');
        return new Answer.Page(
                "text/plain; charset=utf-8",
                lines.toString().getBytes(StandardCharsets.UTF_8),
                null,
                reader.keys(),
                Map.of());
    }
}
