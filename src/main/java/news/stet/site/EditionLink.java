package news.stet.site;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jspecify.annotations.Nullable;

/**
 * What all pages know of every edition; whoever needs more depends on that edition.
 *
 * @param language BCP 47
 * @param retired whether readers are not led there any more; its addresses go on working
 * @param host of its own; null when it is at the site's address
 */
public record EditionLink(String code, String language, boolean retired, @Nullable String host) {
    /** As many as languages of editions; ICU reads its rules from a file each time it is asked. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    @JdbiConstructor
    public EditionLink {}

    /** One that goes on. */
    public EditionLink(String code, String language) {
        this(code, language, false, null);
    }

    /** Those that readers are led to. */
    public static List<EditionLink> open(List<EditionLink> editions) {
        return editions.stream().filter(edition -> !edition.retired()).toList();
    }

    /** Whether it is at that host; see {@link #at}. */
    public boolean isAtHome(String home) {
        return host == null ? home.isEmpty() : home.equals(code);
    }

    /**
     * Those that one host's sitemaps tell of.
     *
     * @param home code of the edition whose host it is; empty for the site's own address
     */
    public static List<EditionLink> at(List<EditionLink> editions, String home) {
        return open(editions).stream().filter(edition -> edition.isAtHome(home)).toList();
    }

    /** Whether there is such a host; see {@link #at}. */
    public static boolean isHome(List<EditionLink> editions, String home) {
        return home.isEmpty() || editions.stream().anyMatch(edition -> edition.isAtHome(home));
    }

    /** The path of its front. */
    public String path() {
        return new Place.Front(code).path();
    }

    /** The language by its own name: {@code العربية}. */
    public String languageName() {
        return NAMES.computeIfAbsent(language, EditionLink::ownName);
    }

    private static String ownName(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale);
        return UCharacter.toTitleCase(locale, name, null, UCharacter.TITLECASE_NO_LOWERCASE);
    }
}
