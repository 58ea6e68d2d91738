package news.stet.site.data;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.SiteReader;
import news.stet.site.view.Head.Link;

/**
 * The same page in other languages, for search engines: each names all, itself too, and the one for
 * those who read none of them, so that whoever follows one finds the way back.
 *
 * @param siteUrl without a slash at its end
 */
public record Alternates(URI siteUrl) {
    /** The links of a page's head. */
    public List<Link> links(SiteReader reader, List<InLanguage> pages) {
        List<Link> links = new ArrayList<>();
        for (InLanguage page : pages) {
            links.add(link(page.edition().language(), page.path()));
        }
        forOthers(reader, pages).ifPresent(path -> links.add(link("x-default", path)));
        return links;
    }

    private Link link(String language, String path) {
        return new Link("alternate", siteUrl + path, null, language, null);
    }

    /** For those who read none of the languages: the default edition's, else the first. */
    static Optional<String> forOthers(SiteReader reader, List<InLanguage> pages) {
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        String code = reader.getDefaultEdition();
        return pages.stream()
                .filter(page -> page.edition().code().equals(code))
                .findFirst()
                .or(() -> Optional.of(pages.getFirst()))
                .map(InLanguage::path);
    }
}
