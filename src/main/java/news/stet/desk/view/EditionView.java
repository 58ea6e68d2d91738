package news.stet.desk.view;

import java.util.List;
import news.stet.story.Edition;

/**
 * The form of one edition.
 *
 * @param fresh whether it is not there yet
 * @param others the other editions
 * @param script address of the script that shows the sections as rows
 */
public record EditionView(
        Page page, Typed typed, boolean fresh, String script, List<Edition> others) {
    /**
     * What stands in the form, right or not.
     *
     * @param sections one a line: the slug, a space, the name
     */
    public record Typed(
            String code,
            String name,
            String tagline,
            String language,
            String timeZone,
            String datePattern,
            boolean isDefault,
            String sections,
            String calendar,
            String second,
            String digits,
            boolean latinSlugs,
            String standing,
            String fallback) {}
}
