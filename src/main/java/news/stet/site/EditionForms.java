package news.stet.site;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import news.stet.platform.Messages;
import news.stet.story.EditionStyle.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * How a language and a place write dates and numbers. To find that out takes longer than to print a
 * page, so it is found out once. Safe for any thread.
 */
final class EditionForms {
    /** Stories may be in any language; more than these are used nowhere at one time. */
    private static final int MAX = 500;

    private static final String GREGORIAN = Calendar.GREGORIAN.slug();
    private static final Map<Key, EditionForms> KNOWN = new ConcurrentHashMap<>();

    /**
     * @param digits CLDR's name of the numbering system; empty for the language's own
     */
    record Key(
            String language,
            String timeZone,
            String datePattern,
            String calendar,
            @Nullable String second,
            String digits) {}

    final Locale locale;
    final boolean rightToLeft;
    final String likelyLocale;
    final ZoneId zone;
    final Messages messages;
    final Function<Instant, String> time;
    final Function<Instant, String> day;
    final Function<Instant, String> shortDay;
    final Function<Instant, String> listTime;
    final @Nullable Function<Instant, String> secondDay;
    final DateTimeFormatter localIso;
    final DateTimeFormatter month;

    private EditionForms(Key key) {
        ULocale own = ULocale.forLanguageTag(key.language());
        locale = withDigits(key);
        rightToLeft = own.isRightToLeft();
        ULocale likely = ULocale.addLikelySubtags(own);
        String country = likely.getCountry();
        likelyLocale = likely.getLanguage() + (country.isEmpty() ? "" : "_" + country);
        zone = ZoneId.of(key.timeZone());
        messages = Messages.of("site", locale);
        if (key.calendar().equals(GREGORIAN)) {
            time = formatter(key.datePattern())::format;
            day = formatter(pattern(FormatStyle.FULL))::format;
            shortDay = formatter(pattern(FormatStyle.LONG))::format;
            listTime =
                    formatter(
                                    DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                                            "yMMMdHm", IsoChronology.INSTANCE, locale))
                            ::format;
        } else {
            ULocale by = by(key.calendar());
            time = CalendarDates.ofPattern(key.datePattern(), by, zone)::write;
            // CLDR has no order of its own for a Persian day in Persian, and puts the year first.
            day =
                    by.getLanguage().equals("fa")
                            ? CalendarDates.ofPattern("EEEE d MMMM y", by, zone)::write
                            : CalendarDates.ofDay(DateFormat.FULL, by, zone)::write;
            shortDay = CalendarDates.ofDay(DateFormat.LONG, by, zone)::write;
            listTime = CalendarDates.ofFields("yMMMdHm", by, zone)::write;
        }
        String second = key.second();
        secondDay =
                second == null || second.equals(key.calendar())
                        ? null
                        : CalendarDates.ofDay(DateFormat.LONG, by(second), zone)::write;
        // Of no place: a month has no zone. Archives go by the months of addresses, Gregorian ones.
        month = formatter("LLLL yyyy").withZone(null);
        localIso = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    private static Locale withDigits(Key key) {
        Locale plain = Locale.forLanguageTag(key.language());
        return key.digits().isEmpty()
                ? plain
                : new Locale.Builder()
                        .setLocale(plain)
                        .setUnicodeLocaleKeyword("nu", key.digits())
                        .build();
    }

    private ULocale by(String calendar) {
        return ULocale.forLocale(locale).setKeywordValue("calendar", calendar);
    }

    static EditionForms of(Key key) {
        if (KNOWN.size() > MAX) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(key, EditionForms::new);
    }

    private String pattern(FormatStyle date) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                date, null, IsoChronology.INSTANCE, locale);
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withDecimalStyle(DecimalStyle.of(locale))
                .withZone(zone);
    }
}
