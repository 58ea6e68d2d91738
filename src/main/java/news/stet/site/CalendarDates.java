package news.stet.site;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;

/**
 * Writes times by a calendar that java.time does not know in every language. Safe for any thread.
 */
final class CalendarDates {
    private final DateFormat format;

    private CalendarDates(DateFormat format, ZoneId zone) {
        this.format = format;
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    }

    /** By a pattern, as in {@code d MMMM yyyy}. */
    static CalendarDates ofPattern(String pattern, ULocale locale, ZoneId zone) {
        return new CalendarDates(new SimpleDateFormat(pattern, locale), zone);
    }

    /** The day alone: {@link DateFormat#FULL} or {@link DateFormat#LONG}. */
    static CalendarDates ofDay(int style, ULocale locale, ZoneId zone) {
        return new CalendarDates(DateFormat.getDateInstance(style, locale), zone);
    }

    /** What the language makes of these fields. */
    static CalendarDates ofFields(String skeleton, ULocale locale, ZoneId zone) {
        return new CalendarDates(DateFormat.getInstanceForSkeleton(skeleton, locale), zone);
    }

    String write(Instant at) {
        // ICU's formats are not safe for several threads; a clone is.
        return ((DateFormat) format.clone()).format(Date.from(at));
    }
}
