package news.stet.wire.crawl;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of months and days, English and Arabic: the Gulf and Egypt, the Levant and Iraq, and the
 * Maghreb differ.
 */
final class MonthNames {
    private static final String[] MONTHS = {
        "january jan يناير كانون_الثاني جانفي",
        "february feb فبراير شباط فيفري",
        "march mar مارس آذار اذار",
        "april apr أبريل ابريل إبريل نيسان أفريل افريل",
        "may مايو أيار ايار ماي",
        "june jun يونيو يونيه حزيران جوان",
        "july jul يوليو يوليه تموز جويلية يوليوز",
        "august aug أغسطس اغسطس آب اب أوت اوت غشت",
        "september sept sep سبتمبر أيلول ايلول شتنبر",
        "october oct أكتوبر اكتوبر تشرين_الأول تشرين_الاول",
        "november nov نوفمبر تشرين_الثاني نونبر",
        "december dec ديسمبر كانون_الأول كانون_الاول دجنبر"
    };
    private static final String[] DAYS = {
        "monday mon الاثنين الإثنين اثنين",
        "tuesday tues tue الثلاثاء ثلاثاء",
        "wednesday weds wed الأربعاء الاربعاء أربعاء",
        "thursday thurs thur thu الخميس خميس",
        "friday fri الجمعة جمعة",
        "saturday sat السبت سبت",
        "sunday sun الأحد الاحد أحد"
    };

    private static final Map<String, Integer> MONTH_NUMBERS = numbers(MONTHS);
    private static final Map<String, Integer> DAY_NUMBERS = numbers(DAYS);

    /** Alternatives of a regular expression, the longer name before the shorter. */
    static final String MONTH_PATTERN = alternatives(MONTH_NUMBERS);

    static final String DAY_PATTERN = alternatives(DAY_NUMBERS);

    private MonthNames() {}

    /** 1 to 12. */
    static @Nullable Integer month(String name) {
        return MONTH_NUMBERS.get(key(name));
    }

    static @Nullable DayOfWeek day(String name) {
        Integer number = DAY_NUMBERS.get(key(name));
        return number == null ? null : DayOfWeek.of(number);
    }

    private static String key(String name) {
        return Blank.single(name).replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> numbers(String[] names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                numbers.put(name, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }

    private static String alternatives(Map<String, Integer> names) {
        return names.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(name -> name.replace("_", "[ \u00A0]"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
