package news.stet.site;

import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import news.stet.platform.Messages;

/**
 * How a language and a place write dates and numbers. To find that out takes longer than to print a
 * page, so it is found out once. Safe for any thread.
 */
final class EditionForms {
    /** Stories may be in any language; more than these are used nowhere at one time. */
    private static final int MAX = 500;

    private static final Map<Key, EditionForms> KNOWN = new ConcurrentHashMap<>();

    private record Key(String language, String timeZone, String datePattern) {}

    final Locale locale;
    final boolean rightToLeft;
    final String likelyLocale;
    final ZoneId zone;
    final Messages messages;
    final DateTimeFormatter time;
    final DateTimeFormatter day;
    final DateTimeFormatter shortDay;
    final DateTimeFormatter listTime;
    final DateTimeFormatter localIso;
    final DateTimeFormatter month;

    private EditionForms(Key key) {
        locale = Locale.forLanguageTag(key.language());
        ULocale own = ULocale.forLanguageTag(key.language());
        rightToLeft = own.isRightToLeft();
        ULocale likely = ULocale.addLikelySubtags(own);
        String country = likely.getCountry();
        likelyLocale = likely.getLanguage() + (country.isEmpty() ? "" : "_" + country);
        zone = ZoneId.of(key.timeZone());
        messages = Messages.of("site", locale);
        time = formatter(key.datePattern());
        day = formatter(pattern(FormatStyle.FULL));
        shortDay = formatter(pattern(FormatStyle.LONG));
        listTime =
                formatter(
                        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                                "yMMMdHm", IsoChronology.INSTANCE, locale));
        // Of no place: a month has no zone.
        month = formatter("LLLL yyyy").withZone(null);
        localIso = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    static EditionForms of(String language, String timeZone, String datePattern) {
        if (KNOWN.size() > MAX) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(new Key(language, timeZone, datePattern), EditionForms::new);
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
