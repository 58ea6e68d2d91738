package news.stet.desk.view;

import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/**
 * An edition or a section for which somebody can have a role.
 *
 * @param section null for the whole edition
 * @param name for people, in the edition's language
 */
public record PlaceChoice(String edition, @Nullable String section, String name, String language) {
    /** Every edition, each before its sections. */
    public static List<PlaceChoice> all(List<Edition> editions) {
        List<PlaceChoice> places = new ArrayList<>();
        for (Edition edition : editions) {
            places.add(new PlaceChoice(edition.code(), null, edition.name(), edition.language()));
            edition.sections()
                    .forEach(section ->
                            places.add(
                                    new PlaceChoice(
                                            edition.code(),
                                            section.slug(),
                                            edition.name() + " – " + section.name(),
                                            edition.language())));
        }
        return places;
    }

    /** As a form sends it: {@code en} or {@code en/world}. */
    public String value() {
        return section == null ? edition : edition + "/" + section;
    }

    /**
     * What a form sent.
     *
     * @throws Problem INVALID when it is none
     */
    public static PlaceChoice parse(String value) {
        if (!value.matches("[a-z][a-z0-9-]{0,15}(?:/[a-z][a-z0-9-]{0,39})?")) {
            throw Problem.invalid("place", "is no edition or section", "Choose one of the list");
        }
        int slash = value.indexOf('/');
        return slash < 0
                ? new PlaceChoice(value, null, value, "")
                : new PlaceChoice(value.substring(0, slash), value.substring(slash + 1), value, "");
    }
}
