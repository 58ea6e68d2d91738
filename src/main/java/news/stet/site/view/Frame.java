package news.stet.site.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import news.stet.platform.Messages;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.EditionLink;
import news.stet.site.Origins;
import news.stet.site.SiteEdition;
import news.stet.site.SiteLook;
import news.stet.site.SiteSection;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param head what the page says of itself to browsers and other programs
 * @param section slug of the section it belongs to, if any
 * @param date the day of the latest publication, in full; null where it is not shown
 * @param style path of the style sheet
 * @param fonts paths of the fonts to load first
 * @param suggesting path of the script of the search fields
 * @param query what the reader searched for
 * @param elsewhere the path of the same page in other editions, by their codes
 * @param origins how addresses of other editions begin
 * @param look how the edition looks
 */
public record Frame(
        SiteEdition edition,
        Head head,
        List<SiteSection> sections,
        @Nullable String section,
        List<EditionLink> editions,
        @Nullable String date,
        String style,
        String icon,
        List<String> fonts,
        String suggesting,
        String query,
        Map<String, String> elsewhere,
        Origins origins,
        SiteLook look) {
    public Frame {
        sections = List.copyOf(sections);
        editions = List.copyOf(editions);
        fonts = List.copyOf(fonts);
        elsewhere = Map.copyOf(elsewhere);
    }

    /** Where readers of an edition that does not go on find the next; null for nowhere. */
    public @Nullable EditionLink next() {
        return editions.stream()
                .filter(one -> one.code().equals(edition.fallback()))
                .findFirst()
                .orElse(null);
    }

    /** Where the way to another edition leads: the same page there, or its front. */
    public String path(EditionLink other) {
        String path = elsewhere.getOrDefault(other.code(), other.path());
        return Objects.equals(other.host(), edition.host()) ? path : origins.of(other) + path;
    }

    /** The same for a page that other editions have too. */
    public Frame with(List<InLanguage> pages) {
        return new Frame(
                edition,
                head,
                sections,
                section,
                editions,
                date,
                style,
                icon,
                fonts,
                suggesting,
                query,
                pages.stream()
                        .collect(Collectors.toMap(page -> page.edition().code(), InLanguage::path)),
                origins,
                look);
    }

    /** The interface's words. */
    public Messages text() {
        return edition.messages();
    }
}
