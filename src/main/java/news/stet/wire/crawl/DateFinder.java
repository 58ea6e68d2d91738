package news.stet.wire.crawl;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the line of a page that tells when it was published, in the forms that sites use. */
final class DateFinder {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int MAX_LINE_CHARS = 160;
    private static final int MIN_YEAR = 1900;
    private static final int MAX_YEAR = 2200;

    private static final String MONTH =
            "(?<month>"
                    + MonthNames.MONTH_PATTERN
                    + ")\\.?(?:\\s*[/(]\\s*"
                    + MonthNames.MONTH_PATTERN
                    + "\\)?)?";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?<year>\\d{4})(?!\\d)";

    private static final List<Pattern> FORMS =
            List.of(
                    form(
                            "(?<!\\d)(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)"),
                    form("(?<!\\d)(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?=T|\\b)"),
                    form(
                            "(?<!\\d)"
                                    + DAY
                                    + "[\\s./-]*(?:of\\s+)?(?:من\\s+)?"
                                    + MONTH
                                    + "[\\s.,\u060C/-]*"
                                    + YEAR),
                    form("(?<![\\p{L}])" + MONTH + "[\\s/-]*" + DAY + "[\\s.,\u060C/-]+" + YEAR),
                    form(
                            "(?<![\\p{L}])"
                                    + MONTH
                                    + "[\\s]+"
                                    + DAY
                                    + "\\s+(?<between>\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s+[A-Z]{2,5})?)\\s+"
                                    + YEAR),
                    form("(?<!\\d)(?<first>\\d{1,2})[./-](?<second>\\d{1,2})[./-]" + YEAR),
                    form(
                            "(?<![\\d/-])(?<first>\\d{1,2})[/-](?<second>\\d{1,2})[/-](?<year>\\d{2})(?![\\d/-])"));

    private static final Pattern WEEKDAY =
            form(
                    "(?<![\\p{L}])(?:يوم\\s+)?(?<name>"
                            + MonthNames.DAY_PATTERN
                            + ")(?![\\p{L}])\\.?");

    /** What may stand around a date and time on a line of their own. */
    private static final Pattern LABELS =
            form(
                    "(?<![\\p{L}])(?:first\\s+published|last\\s+(?:updated|modified)|publication\\s+date|date\\s+of\\s+publication"
                            + "|published|publish\\s+date|posted|updated|modified|created|date|time|local\\s+time|on|at|the|hours|hrs|h"
                            + "|تاريخ|النشر|نشر|نُشر|آخر|تحديث|اخر|التاريخ|الوقت|الساعة|في|بتوقيت|غرينتش|جرينتش|تم|يوم|ميلادي|ميلادية|م)(?![\\p{L}])");

    /** Too ambiguous to reckon with: several of these stand for two or three different zones. */
    private static final Pattern ABBREVIATION =
            Pattern.compile(
                    "\\b(?:[ECMP][SD]T|[ECMP]T|BST|IST|CES?T|EES?T|MSK|AST|IR[SD]T|JST)\\b");

    private static final Pattern UPDATED = form("updated|modified|تحديث");

    private DateFinder() {}

    private static Pattern form(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /**
     * A line that tells a time.
     *
     * @param rest what else stood on the line, such as a source; empty if nothing
     * @param update whether the line tells the last change, not the publication
     */
    record Found(CrawledTime time, String rest, boolean update, List<String> warnings) {}

    static Optional<Found> find(String line) {
        if (line.length() > MAX_LINE_CHARS) {
            return Optional.empty();
        }
        String plain = Digits.ascii(line);
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(plain);
            while (matcher.find()) {
                List<String> warnings = new ArrayList<>();
                LocalDate date = date(form, matcher, warnings);
                if (date != null) {
                    return Optional.of(around(plain, matcher, date, warnings));
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable LocalDate date(Pattern form, Matcher matcher, List<String> warnings) {
        int year = fullYear(matcher, warnings);
        int month;
        int day;
        if (form.pattern().contains("<first>")) {
            int first = Integer.parseInt(matcher.group("first"));
            int second = Integer.parseInt(matcher.group("second"));
            boolean monthFirst = second > 12;
            day = monthFirst ? second : first;
            month = monthFirst ? first : second;
            if (first <= 12 && second <= 12 && first != second) {
                warnings.add(
                        "The date "
                                + matcher.group()
                                + " was read with the day first; it may be the month.");
            }
        } else {
            Integer named = MonthNames.month(matcher.group("month"));
            month = named == null ? Integer.parseInt(matcher.group("month")) : named;
            day = Integer.parseInt(matcher.group("day"));
        }
        try {
            return year < MIN_YEAR || year > MAX_YEAR ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Two digits stand for a year of this century or, from 70 on, of the last. */
    private static int fullYear(Matcher matcher, List<String> warnings) {
        int year = Integer.parseInt(matcher.group("year"));
        if (matcher.group("year").length() > 2) {
            return year;
        }
        int full = year < 70 ? 2000 + year : 1900 + year;
        warnings.add(
                "The year of " + matcher.group() + " has two digits; it was read as " + full + ".");
        return full;
    }

    private static Found around(
            String line, Matcher matcher, LocalDate date, List<String> warnings) {
        String before = line.substring(0, matcher.start());
        String after = line.substring(matcher.end());
        if (matcher.namedGroups().containsKey("between")) {
            after = " " + matcher.group("between") + after;
        }
        ClockTime clock = ClockTime.find(after);
        if (clock != null) {
            after = clock.rest();
        } else {
            clock = ClockTime.find(before);
            before = clock == null ? before : clock.rest();
        }
        String rest = before + " " + after;
        Matcher weekday = WEEKDAY.matcher(rest);
        if (weekday.find()) {
            checkWeekday(MonthNames.day(weekday.group("name")), date, warnings);
            rest = weekday.replaceFirst(" ");
        }
        Matcher zone = ABBREVIATION.matcher(rest);
        if (zone.find()) {
            warnings.add(
                    "The zone " + zone.group() + " was not used; the edition's own was taken.");
            rest = zone.replaceAll(" ");
        }
        boolean update = UPDATED.matcher(rest).find();
        if (clock == null) {
            warnings.add("The date has no time of day; midnight was taken.");
        }
        LocalTime time = clock == null ? LocalTime.MIDNIGHT : clock.time();
        return new Found(
                new CrawledTime(date.atTime(time), clock == null ? null : clock.offset()),
                withoutLabels(rest),
                update,
                List.copyOf(warnings));
    }

    private static void checkWeekday(
            @Nullable DayOfWeek named, LocalDate date, List<String> warnings) {
        if (named != null && named != date.getDayOfWeek()) {
            warnings.add(
                    "The page says %s, but %s was a %s."
                            .formatted(name(named), date, name(date.getDayOfWeek())));
        }
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String withoutLabels(String rest) {
        String stripped = LABELS.matcher(rest).replaceAll(" ");
        String trimmed =
                stripped.replaceAll(
                        "^[\\s\\p{Punct}\u060C\u2013\u2014\u00B7\u2022\u00A0]+|[\\s\\p{Punct}\u060C\u2013\u2014\u00B7\u2022\u00A0]+$",
                        "");
        return Blank.single(trimmed);
    }
}
