package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What editions print is the day ICU knows, in every calendar and zone, at the hours that matter.
 */
@NullMarked
class CalendarsTest {
    private static final int INSTANTS = 2_000;
    private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2036-12-31T00:00:00Z");

    private static SiteEdition edition(
            String language, String zone, String pattern, String calendar, String digits) {
        return edition(language, zone, pattern, calendar, null, digits);
    }

    private static SiteEdition edition(
            String language,
            String zone,
            String pattern,
            String calendar,
            @Nullable String second,
            String digits) {
        return new SiteEdition(
                "xx", "Name", "", language, zone, pattern, 1, true, calendar, second, digits,
                "open", null, null);
    }

    /** Any, and those around midnight, new years and changes of the clock. */
    private static List<Instant> instants(ZoneId zone, String calendar) {
        Random random = new Random(20261123);
        List<Instant> instants = new ArrayList<>();
        long span = Duration.between(FIRST, LAST).toSeconds();
        while (instants.size() < INSTANTS) {
            Instant any = FIRST.plusSeconds(random.nextLong(span));
            instants.add(any);
            Instant midnight = any.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            instants.add(midnight);
            instants.add(midnight.minusSeconds(1));
            var change = zone.getRules().nextTransition(any);
            if (change != null && change.getInstant().isBefore(LAST)) {
                instants.add(change.getInstant());
                instants.add(change.getInstant().minusSeconds(1));
            }
            Instant newYear = newYear(any, zone, calendar);
            instants.add(newYear);
            instants.add(newYear.minusSeconds(1));
        }
        return instants;
    }

    private static Calendar calendar(ZoneId zone, String name) {
        return Calendar.getInstance(
                TimeZone.getTimeZone(zone.getId()),
                new ULocale("en").setKeywordValue("calendar", name));
    }

    private static Instant newYear(Instant any, ZoneId zone, String name) {
        Calendar calendar = calendar(zone, name);
        calendar.setTime(Date.from(any));
        int year = calendar.get(Calendar.EXTENDED_YEAR);
        calendar.clear();
        calendar.set(Calendar.EXTENDED_YEAR, year + 1);
        return calendar.getTime().toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "gregorian, UTC",
        "gregorian, Europe/Madrid",
        "gregorian, America/New_York",
        "gregorian, Asia/Kathmandu",
        "persian, Asia/Tehran",
        "persian, UTC",
        "persian, Asia/Kabul",
        "islamic-umalqura, Asia/Riyadh",
        "islamic-umalqura, Europe/London",
        "islamic-umalqura, Asia/Tokyo"
    })
    void whatIsPrintedIsWhatIcuCounts(String name, String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        SiteEdition edition = edition("en", zoneName, "yyyy-MM-dd HH:mm:ss", name, "latn");
        for (Instant at : instants(zone, name)) {
            Calendar calendar = calendar(zone, name);
            calendar.setTime(Date.from(at));
            String counted =
                    String.format(
                            Locale.ROOT,
                            "%04d-%02d-%02d %02d:%02d:%02d",
                            calendar.get(Calendar.YEAR),
                            calendar.get(Calendar.MONTH) + 1,
                            calendar.get(Calendar.DAY_OF_MONTH),
                            calendar.get(Calendar.HOUR_OF_DAY),
                            calendar.get(Calendar.MINUTE),
                            calendar.get(Calendar.SECOND));

            assertThat(edition.time(at)).as("%s in %s", at, zone).isEqualTo(counted);
        }
    }

    @Test
    void ummAlQuraAgreesWithWhatJavaKnowsOfItByItself() {
        SiteEdition edition = edition("en", "UTC", "yyyy-MM-dd", "islamic-umalqura", "latn");
        for (Instant at : instants(ZoneId.of("UTC"), "islamic-umalqura")) {
            LocalDate day = at.atZone(ZoneId.of("UTC")).toLocalDate();

            assertThat(edition.time(at))
                    .isEqualTo(
                            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)
                                    .format(HijrahDate.from(day)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // First days of Persian years, as the observatory in Tehran set them.
        "1996-03-20, 1375",
        "2000-03-20, 1379",
        "2017-03-21, 1396",
        "2021-03-21, 1400",
        "2024-03-20, 1403",
        "2025-03-21, 1404"
    })
    void persianYearsBeginWhereTheyDid(LocalDate day, int year) {
        Instant midnight = day.atStartOfDay(ZoneId.of("Asia/Tehran")).toInstant();
        SiteEdition edition = edition("en", "Asia/Tehran", "yyyy/M/d", "persian", "latn");

        assertThat(edition.time(midnight)).isEqualTo(year + "/1/1");
        assertThat(edition.time(midnight.minusSeconds(1))).startsWith((year - 1) + "/12/");
    }

    @Test
    void aDayIsWrittenInTheLanguageTheCalendarAndTheDigitsThatWereChosen() {
        Instant at = Instant.parse("2026-11-23T08:00:00Z");

        assertThat(edition("fa", "Asia/Tehran", "d MMMM yyyy", "persian", "").time(at))
                .isEqualTo("۲ آذر ۱۴۰۵");
        assertThat(edition("fa", "Asia/Tehran", "d", "persian", "").day(at))
                .isEqualTo("دوشنبه ۲ آذر ۱۴۰۵");
        assertThat(edition("fa", "Asia/Tehran", "d MMMM yyyy", "persian", "latn").time(at))
                .isEqualTo("2 آذر 1405");
        assertThat(edition("ar", "Asia/Riyadh", "d MMMM yyyy", "gregorian", "arab").time(at))
                .isEqualTo("٢٣ نوفمبر ٢٠٢٦");
        assertThat(edition("ar", "Asia/Riyadh", "d", "gregorian", "arab").number(1_234))
                .isEqualTo("١٬٢٣٤");
    }

    @Test
    void aSecondCalendarStandsBesideTheFirstAndProgramsGetIsoAllTheSame() {
        Instant at = Instant.parse("2026-11-23T08:00:00Z");
        SiteEdition both = edition("fa", "Asia/Tehran", "d MMMM yyyy", "persian", "gregorian", "");

        assertThat(both.secondDay(at)).isEqualTo("۲۳ نوامبر ۲۰۲۶");
        assertThat(both.localTime(at)).isEqualTo("2026-11-23T11:30:00+03:30");
        assertThat(edition("fa", "UTC", "d", "persian", "persian", "").secondDay(at)).isNull();
    }
}
