package news.stet.site;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import news.stet.platform.Messages;

/**
 * An edition as readers meet it: its language, its place in time, its words.
 *
 * @param code first part of its addresses
 * @param language BCP 47
 * @param timeZone IANA name
 * @param datePattern how publication times are printed, as in java.time
 */
public record SiteEdition(
        String code,
        String name,
        String tagline,
        String language,
        String timeZone,
        String datePattern,
        int position,
        boolean isDefault) {
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public boolean rightToLeft() {
        return ULocale.forLanguageTag(language).isRightToLeft();
    }

    /** {@code ltr} or {@code rtl} */
    public String direction() {
        return rightToLeft() ? "rtl" : "ltr";
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The same edition in another language; for a story that is not written in its own. */
    public SiteEdition in(String other) {
        return new SiteEdition(
                code, name, tagline, other, timeZone, datePattern, position, isDefault);
    }

    /** The path of its front. */
    public String path() {
        return new Place.Front(code).path();
    }

    /** The interface's words in its language. */
    public Messages messages() {
        return Messages.of("site", locale());
    }

    /** A publication time in the edition's own form: {@code Fri Dec 23, 2016 15:00:22}. */
    public String time(Instant at) {
        return print(DateTimeFormatter.ofPattern(datePattern, locale()), at);
    }

    /** The day alone, in full, by the language's own habit. */
    public String day(Instant at) {
        return print(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale()), at);
    }

    /** The day alone, for narrow places. */
    public String shortDay(Instant at) {
        return print(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()), at);
    }

    /** Day and minute, for lists. */
    public String listTime(Instant at) {
        return print(DateTimeFormatter.ofLocalizedPattern("yMMMdHm").withLocale(locale()), at);
    }

    /** A month's name with its year: {@code December 2016}. */
    public String month(YearMonth month) {
        return localised(DateTimeFormatter.ofPattern("LLLL yyyy", locale())).format(month);
    }

    /** A number with the language's digits. */
    public String number(long number) {
        return java.text.NumberFormat.getIntegerInstance(locale()).format(number);
    }

    private String print(DateTimeFormatter formatter, Instant at) {
        return localised(formatter).format(at.atZone(zone()));
    }

    private DateTimeFormatter localised(DateTimeFormatter formatter) {
        return formatter.withDecimalStyle(DecimalStyle.of(locale()));
    }
}
