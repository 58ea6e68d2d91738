package news.stet.site;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import news.stet.platform.BidiText;
import news.stet.platform.Messages;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jspecify.annotations.Nullable;

/**
 * An edition as readers meet it: its language, its place in time, its words.
 *
 * @param code first part of its addresses
 * @param language BCP 47
 * @param timeZone IANA name
 * @param datePattern how publication times are printed, as in java.time
 * @param calendar CLDR's name, as in {@code persian}
 * @param secondCalendar the one whose day stands beside a publication time; null for none
 * @param digits CLDR's name; empty for the language's own
 * @param standing open, paused or retired
 * @param fallback code of the edition to go on in; null for none
 * @param host of its own; null when it is at the site's address
 */
public record SiteEdition(
        String code,
        String name,
        String tagline,
        String language,
        String timeZone,
        String datePattern,
        int position,
        boolean isDefault,
        String calendar,
        @Nullable String secondCalendar,
        String digits,
        String standing,
        @Nullable String fallback,
        @Nullable String host) {
    @JdbiConstructor
    public SiteEdition {}

    /** One that writes as its language does, and goes on. */
    public SiteEdition(
            String code,
            String name,
            String tagline,
            String language,
            String timeZone,
            String datePattern,
            int position,
            boolean isDefault) {
        this(
                code,
                name,
                tagline,
                language,
                timeZone,
                datePattern,
                position,
                isDefault,
                "gregorian",
                null,
                "",
                "open",
                null,
                null);
    }

    private EditionForms forms() {
        return EditionForms.of(
                new EditionForms.Key(
                        language, timeZone, datePattern, calendar, secondCalendar, digits));
    }

    public Locale locale() {
        return forms().locale;
    }

    /** Language and likeliest country: {@code en_US}. */
    public String likelyLocale() {
        return forms().likelyLocale;
    }

    public boolean rightToLeft() {
        return forms().rightToLeft;
    }

    /** {@code ltr} or {@code rtl} */
    public String direction() {
        return rightToLeft() ? "rtl" : "ltr";
    }

    public ZoneId zone() {
        return forms().zone;
    }

    /** The same edition in another language; for a story that is not written in its own. */
    public SiteEdition in(String other) {
        return new SiteEdition(
                code,
                name,
                tagline,
                other,
                timeZone,
                datePattern,
                position,
                isDefault,
                calendar,
                secondCalendar,
                digits,
                standing,
                fallback,
                host);
    }

    /** A line of text as it stands on the edition's pages; see {@link BidiText#within}. */
    public String line(String text) {
        return BidiText.within(text, rightToLeft());
    }

    /** The same for where it stands by itself; see {@link BidiText#alone}. */
    public String alone(String text) {
        return BidiText.alone(text, rightToLeft());
    }

    /** The path of its front. */
    public String path() {
        return new Place.Front(code).path();
    }

    /** The interface's words in its language. */
    public Messages messages() {
        return forms().messages;
    }

    /** A publication time in the edition's own form: {@code Fri Dec 23, 2016 15:00:22}. */
    public String time(Instant at) {
        return forms().time.apply(at);
    }

    /** The day alone, in full, by the language's own habit. */
    public String day(Instant at) {
        return forms().day.apply(at);
    }

    /** The day in full, and the same day by the second calendar where there is one. */
    public String days(Instant at) {
        String second = secondDay(at);
        return second == null ? day(at) : day(at) + " – " + second;
    }

    /** The day by the second calendar; null where there is none. */
    public @Nullable String secondDay(Instant at) {
        var second = forms().secondDay;
        return second == null ? null : second.apply(at);
    }

    /** The day alone, for narrow places. */
    public String shortDay(Instant at) {
        return forms().shortDay.apply(at);
    }

    /** Day and minute, for lists. */
    public String listTime(Instant at) {
        return forms().listTime.apply(at);
    }

    /**
     * For programs, to the second, with the edition's offset: {@code 2016-12-23T15:00:22+03:30}.
     */
    public String localTime(Instant at) {
        return forms().localIso.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /** A month's name with its year: {@code December 2016}. */
    public String month(YearMonth month) {
        return forms().month.format(month);
    }

    /** A number with the language's digits. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }
}
