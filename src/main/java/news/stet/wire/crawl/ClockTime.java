package news.stet.wire.crawl;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day found in a text.
 *
 * @param offset the offset from UTC, where the text names one by number or as UTC, GMT or Z
 * @param rest the text without it
 */
record ClockTime(LocalTime time, @Nullable ZoneOffset offset, String rest) {
    private static final String HALF =
            "(?<half>a\\.?m\\.?|p\\.?m\\.?|صباحً?اً?|مساءً?|ظهرً?اً?|ص|م)(?![\\p{L}\\p{Mn}])";
    private static final String ZONE =
            "(?:\\s*\\(?(?<zone>Z(?![\\p{L}])|(?:UTC|GMT)?\\s*[+\u2212-]\\d{1,2}(?::?\\d{2})?(?!\\d)|UTC|GMT|(?:بتوقيت\\s+)?(?:غرينتش|جرينتش))\\)?)?";
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?<!\\d)T?(?:(?<hour>\\d{1,2})[:.h\u066B](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?!\\d)(?:\\s*"
                            + HALF
                            + ")?|T(?<compact>\\d{4}(?:\\d{2})?)|(?<whole>\\d{1,2})\\s*(?<wholehalf>a\\.?m\\.?|p\\.?m\\.?)(?![\\p{L}]))"
                            + ZONE,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static @Nullable ClockTime find(String text) {
        Matcher found = CLOCK.matcher(text);
        if (!found.find()) {
            return null;
        }
        try {
            String rest = text.substring(0, found.start()) + " " + text.substring(found.end());
            return new ClockTime(time(found), offset(found.group("zone")), rest);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalTime time(Matcher found) {
        String compact = found.group("compact");
        if (compact != null) {
            int second = compact.length() > 4 ? Integer.parseInt(compact.substring(4)) : 0;
            return LocalTime.of(
                    Integer.parseInt(compact.substring(0, 2)),
                    Integer.parseInt(compact.substring(2, 4)),
                    second);
        }
        if (found.group("whole") != null) {
            int hour = Integer.parseInt(found.group("whole"));
            return LocalTime.of(hourOfDay(hour, found.group("wholehalf")), 0);
        }
        String second = found.group("second");
        return LocalTime.of(
                hourOfDay(Integer.parseInt(found.group("hour")), found.group("half")),
                Integer.parseInt(found.group("minute")),
                second == null ? 0 : Integer.parseInt(second));
    }

    private static int hourOfDay(int hour, @Nullable String half) {
        if (half == null || hour > 12) {
            return hour;
        }
        String kind = half.toLowerCase(Locale.ROOT);
        boolean morning = kind.startsWith("a") || kind.startsWith("ص");
        return morning ? hour % 12 : hour % 12 + 12;
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return null;
        }
        String digits = zone.replaceAll("[^\\d]", "");
        if (digits.isEmpty()) {
            return ZoneOffset.UTC;
        }
        int hours =
                Integer.parseInt(
                        digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes =
                digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        int sign = zone.indexOf('-') >= 0 || zone.indexOf('\u2212') >= 0 ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }
}
