package news.stet.site;

/** A section of an edition, in the editors' order. */
public record SiteSection(String edition, String slug, String name) {
    public String path() {
        return new Place.Section(edition, slug).path();
    }
}
