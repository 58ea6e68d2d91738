package news.stet.site;

/** A topic of an edition. */
public record SiteTopic(String edition, String slug, String name) {
    public String path() {
        return new Place.Topic(edition, slug).path();
    }
}
