package news.stet.site;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;

/**
 * What all pages know of every edition; whoever needs more depends on that edition.
 *
 * @param language BCP 47
 * @param retired whether readers are not led there any more; its addresses go on working
 */
public record EditionLink(String code, String language, boolean retired) {
    /** As many as languages of editions; ICU reads its rules from a file each time it is asked. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    @JdbiConstructor
    public EditionLink {}

    /** One that goes on. */
    public EditionLink(String code, String language) {
        this(code, language, false);
    }

    /** Those that readers are led to. */
    public static List<EditionLink> open(List<EditionLink> editions) {
        return editions.stream().filter(edition -> !edition.retired()).toList();
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
