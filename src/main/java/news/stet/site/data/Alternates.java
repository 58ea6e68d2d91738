package news.stet.site.data;

import java.util.ArrayList;
import java.util.List;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.Origins;
import news.stet.site.SiteReader;
import news.stet.site.view.Head.Link;

/**
 * The same page in other languages, for search engines: each names all, itself too, and the one for
 * those who read none of them, so that whoever follows one finds the way back.
 */
public record Alternates(Origins origins) {
    /** The links of a page's head. */
    public List<Link> links(SiteReader reader, List<InLanguage> pages) {
        List<Link> links = new ArrayList<>();
        for (InLanguage page : pages) {
            links.add(link(page.edition().language(), page));
        }
        Counterparts.forOthers(reader, pages).ifPresent(page -> links.add(link("x-default", page)));
        return links;
    }

    private Link link(String language, InLanguage page) {
        String address = origins.of(page.edition()) + page.path();
        return new Link("alternate", address, null, language, null);
    }
}
