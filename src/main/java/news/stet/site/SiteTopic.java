package news.stet.site;

import org.jspecify.annotations.Nullable;

/**
 * A topic of an edition.
 *
 * @param mergedInto the slug of the topic it was made part of; null as a rule
 */
public record SiteTopic(String edition, String slug, String name, @Nullable String mergedInto) {
    public String path() {
        return new Place.Topic(edition, slug).path();
    }
}
