package news.stet.story;

import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One edition of the site: a language, a place in time, and sections in the editors' order.
 *
 * @param code its name in addresses, as in {@code en}
 * @param language BCP 47
 * @param timeZone in which its times are shown and its months begin
 * @param datePattern how a publication time is written, as {@link
 *     java.time.format.DateTimeFormatter} has it
 */
public record Edition(
        String code,
        String name,
        String tagline,
        String language,
        ZoneId timeZone,
        String datePattern,
        boolean isDefault,
        List<Section> sections,
        EditionStyle style) {
    public Edition {
        sections = List.copyOf(sections);
    }

    /** One that writes as its language does, and goes on. */
    public Edition(
            String code,
            String name,
            String tagline,
            String language,
            ZoneId timeZone,
            String datePattern,
            boolean isDefault,
            List<Section> sections) {
        this(
                code,
                name,
                tagline,
                language,
                timeZone,
                datePattern,
                isDefault,
                sections,
                EditionStyle.PLAIN);
    }

    /** The word of an address for a headline. */
    public String slug(String headline) {
        return style.latinSlugs() ? Words.latinSlug(headline) : Words.slug(headline);
    }

    /** The same in another style. */
    public Edition with(EditionStyle other) {
        return new Edition(
                code, name, tagline, language, timeZone, datePattern, isDefault, sections, other);
    }

    /** The same with other sections. */
    public Edition with(List<Section> others) {
        return new Edition(
                code, name, tagline, language, timeZone, datePattern, isDefault, others, style);
    }

    /** {@code rtl} or {@code ltr}, by the language's script. */
    public String direction() {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Where its pages begin, with a slash at both ends. */
    public String basePath() {
        return "/" + code + "/";
    }

    /** The section of that slug, empty if it has none. */
    public Optional<Section> section(String slug) {
        return sections.stream().filter(section -> section.slug().equals(slug)).findFirst();
    }
}
