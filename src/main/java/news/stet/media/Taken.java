package news.stet.media;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a picture was taken: ISO 8601, as precise as it is known, in the local time of the place,
 * with its offset where that is known too. Sorts as text.
 */
final class Taken {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "(\\d{4})(?:[-:](\\d{2})(?:[-:](\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?"
                            + "\\s*(Z|[+-]\\d{2}:?\\d{2})?)?)?)?");

    private Taken() {}

    /** In its one form; empty for what is no date, such as a camera's zeros. */
    static Optional<String> read(String text) {
        Matcher date = SHAPE.matcher(text.strip());
        if (!date.matches() || date.group(1).equals("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(written(date));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String written(Matcher date) {
        int year = number(date, 1);
        if (date.group(2) == null) {
            return date.group(1);
        }
        if (date.group(3) == null) {
            return YearMonth.of(year, number(date, 2)).toString();
        }
        LocalDate day = LocalDate.of(year, number(date, 2), number(date, 3));
        if (date.group(4) == null) {
            return day.toString();
        }
        int second = date.group(6) == null ? 0 : number(date, 6);
        LocalTime time = LocalTime.of(number(date, 4), number(date, 5), second);
        String zone = date.group(7);
        return "%sT%02d:%02d:%02d%s"
                .formatted(
                        day,
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        zone == null ? "" : ZoneOffset.of(zone).getId());
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
