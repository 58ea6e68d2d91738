package news.stet.desk.view;

/**
 * The form of one edition.
 *
 * @param fresh whether it is not there yet
 * @param script address of the script that shows the sections as rows
 */
public record EditionView(Page page, Typed typed, boolean fresh, String script) {
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
            String sections) {}
}
