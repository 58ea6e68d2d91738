package news.stet.site.view;

import java.util.List;
import news.stet.site.SiteEdition;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself.
 *
 * @param title of the window, without the edition's name
 * @param description one sentence or two; empty for none
 * @param canonical the one address of this page, absolute; null for pages that have none
 * @param indexed whether search engines may list it
 * @param links further {@code link} elements: feeds, other languages, next page
 * @param properties Open Graph and such
 * @param data JSON-LD; null for none
 */
public record Head(
        String title,
        String description,
        @Nullable String canonical,
        boolean indexed,
        List<Link> links,
        List<Property> properties,
        @Nullable String data) {
    public record Link(
            String rel,
            String href,
            @Nullable String type,
            @Nullable String language,
            @Nullable String title) {}

    public record Property(String name, String content) {
        /** Whether people read it; all else is for programs. */
        boolean isLine() {
            return name.endsWith(":title") || name.endsWith("description") || name.endsWith(":alt");
        }

        Property with(String other) {
            return new Property(name, other);
        }
    }

    public Head {
        links = List.copyOf(links);
        properties = List.copyOf(properties);
    }

    /** A head with the least. */
    public static Head of(String title, String description, @Nullable String canonical) {
        return new Head(
                title, description, canonical, canonical != null, List.of(), List.of(), null);
    }

    /** The same for who sees its lines by themselves, as in a tab or in somebody's post. */
    public Head in(SiteEdition edition) {
        return new Head(
                edition.alone(title),
                edition.alone(description),
                canonical,
                indexed,
                links,
                properties.stream()
                        .map(it -> it.isLine() ? it.with(edition.alone(it.content())) : it)
                        .toList(),
                data);
    }

    /** The same with these links. */
    public Head with(List<Link> added) {
        return new Head(title, description, canonical, indexed, added, properties, data);
    }

    /** The same with this JSON-LD. */
    public Head with(String told) {
        return new Head(title, description, canonical, indexed, links, properties, told);
    }

    /** JSON that cannot end the element it stands in. */
    public @Nullable String safeData() {
        return data == null
                ? null
                : data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
