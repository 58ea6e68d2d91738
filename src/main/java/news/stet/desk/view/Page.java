package news.stet.desk.view;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import news.stet.people.Permission;
import news.stet.people.Person;
import news.stet.platform.Json;
import news.stet.platform.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the frame of every screen needs.
 *
 * @param title key of the message that names the screen
 * @param place the entry of the menu that is open, empty if none is
 * @param person who is signed in, null for strangers
 * @param formToken what forms must send along, empty for strangers
 */
public record Page(
        String title,
        String place,
        Messages messages,
        Locale locale,
        @Nullable Person person,
        String formToken,
        String style,
        String script,
        String icon,
        @Nullable Notice notice) {
    /** What the scripts of every screen say: keys, palette, standings, files on their way. */
    private static final Set<String> FRAME_TEXTS =
            Set.of("keys", "live", "status", "upload", "do.remove");

    /** What choosing from the library says. */
    private static final Set<String> LIBRARY_TEXTS =
            Set.of(
                    "library.kind.audio",
                    "media.any",
                    "media.byWhom",
                    "media.choose",
                    "media.from",
                    "media.moreFilters",
                    "media.only.ending",
                    "media.only.unknown",
                    "media.only.usable",
                    "media.only.withdrawn",
                    "media.person",
                    "media.rights",
                    "media.search",
                    "media.title",
                    "media.untilDay");

    /** The languages of the desk, the first for those who want none of them. */
    public static final List<String> LANGUAGES = List.of("en", "ar", "fa", "es", "fr");

    /** One entry of the menu. */
    public record Entry(String place, String path, String title) {}

    /** The screens this person may open. */
    public List<Entry> menu() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("stories", "/stories", "menu.stories"));
        if (person != null && person.actor().mayAnywhere(Permission.ORDER_BOXES)) {
            entries.add(new Entry("fronts", "/fronts", "menu.fronts"));
        }
        entries.add(new Entry("library", "/library", "menu.library"));
        if (person != null && person.actor().mayAnywhere(Permission.EDIT_LIVE)) {
            entries.add(new Entry("topics", "/topics", "menu.topics"));
        }
        if (person != null && person.actor().mayAnywhere(Permission.ORDER_BOXES)) {
            entries.add(new Entry("boxes", "/boxes", "menu.boxes"));
        }
        if (may(Permission.READ_AUDIT)) {
            entries.add(new Entry("trail", "/trail", "menu.trail"));
        }
        if (may(Permission.MANAGE_PEOPLE)) {
            entries.add(new Entry("people", "/people", "menu.people"));
            entries.add(new Entry("tokens", "/tokens", "menu.tokens"));
        }
        if (may(Permission.MANAGE_SETTINGS)) {
            entries.add(new Entry("editions", "/editions", "menu.editions"));
            entries.add(new Entry("settings", "/settings", "menu.settings"));
        }
        return entries;
    }

    /** The message of that key in the screen's language. */
    public String text(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /** The words of the scripts that every screen has, by key, as JSON. */
    public String frameTexts() {
        return texts(FRAME_TEXTS);
    }

    /**
     * Words for scripts, by key, as JSON: of whole groups, and single ones of groups whose others
     * count things, which only the server can.
     */
    public String texts(Set<String> wanted) {
        ObjectNode texts = Json.mapper().createObjectNode();
        for (String key : messages.keys()) {
            if (wanted.contains(key) || wanted.contains(key.substring(0, key.indexOf('.')))) {
                texts.put(key, text(key, "{0}", "{1}"));
            }
        }
        return Json.write(texts);
    }

    /** The same for a screen on which something is chosen from the library. */
    public String textsWithLibrary(Set<String> wanted) {
        Set<String> all = new HashSet<>(wanted);
        all.addAll(LIBRARY_TEXTS);
        return texts(all);
    }

    /** What a language calls itself. */
    public String nameOf(String language) {
        return ULocale.getDisplayLanguage(language, language);
    }

    public String language() {
        return locale.toLanguageTag();
    }

    /** What a verb of the trail says in the screen's language; the verb where nobody knows it. */
    public String deed(String verb) {
        String slug = verb.replace(' ', '-');
        return known("deed." + slug).or(() -> known("did." + slug)).orElse(verb);
    }

    /** A detail of the trail, in the screen's language where it is a word of ours. */
    public String deedDetail(String detail) {
        return known("method." + detail).or(() -> known("role." + detail)).orElse(detail);
    }

    private Optional<String> known(String key) {
        return messages.keys().contains(key) ? Optional.of(messages.get(key)) : Optional.empty();
    }

    /** {@code rtl} or {@code ltr}. */
    public String direction() {
        return ULocale.forLocale(locale).isRightToLeft() ? "rtl" : "ltr";
    }

    public boolean may(Permission permission) {
        return person != null && person.role().may(permission);
    }

    /** How long a film is, to the second, in the digits of the screen's language. */
    public String length(Duration length) {
        long seconds = Math.max(1, Math.round(length.toMillis() / 1000.0));
        NumberFormat two = NumberFormat.getIntegerInstance(ULocale.forLocale(locale));
        two.setMinimumIntegerDigits(2);
        two.setGroupingUsed(false);
        String rest = two.format(seconds % 60);
        return seconds < 3600
                ? number(seconds / 60) + ":" + rest
                : number(seconds / 3600) + ":" + two.format(seconds / 60 % 60) + ":" + rest;
    }

    /** A whole number in the digits of the screen's language. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(ULocale.forLocale(locale)).format(number);
    }

    /** Day and time to the minute, in the screen's language and that zone. */
    public String moment(Instant instant, ZoneId zone) {
        DateFormat format =
                DateFormat.getInstanceForSkeleton("yMMMdHHmm", ULocale.forLocale(locale));
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(instant));
    }

    /** The same for programs, in the form HTML takes: to the second, in UTC. */
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The same with a notice on top. */
    public Page with(@Nullable Notice with) {
        return new Page(
                title,
                place,
                messages,
                locale,
                person,
                formToken,
                style,
                script,
                icon,
                with == null ? null : ProblemWords.of(locale).say(with));
    }
}
