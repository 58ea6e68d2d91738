package news.stet.wire.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFinderTest {

    private static DateFinder.Found found(String line) {
        return DateFinder.find(line).orElseThrow(() -> new AssertionError("no date in " + line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri Dec 23, 2016 15:00:22",
                "Friday, December 23, 2016 15:00:22",
                "Friday 23 December 2016 15:00:22",
                "Fri, 23 Dec 2016 15:00:22",
                "23-Dec-2016 15:00:22",
                "Dec. 23, 2016 at 3:00:22 PM",
                "December 23rd, 2016, 3:00:22 p.m.",
                "2016-12-23 15:00:22",
                "2016-12-23T15:00:22",
                "2016-12-23T15:00:22.481",
                "20161223T150022",
                "2016/12/23 15:00:22",
                "23/12/2016 15:00:22",
                "23.12.2016, 15:00:22",
                "12/23/2016 3:00:22 PM",
                "15:00:22 - 23 December 2016",
                "Published: 23 December 2016 - 15:00:22",
                "Posted on December 23, 2016 at 15:00:22",
                "Fri Dec 23 15:00:22 2016",
                "Date: 23rd of December 2016, 15:00:22 hrs",
                "الجمعة ٢٣ ديسمبر ٢٠١٦ ١٥:٠٠:٢٢",
                "الجمعة، 23 كانون الأول/ديسمبر 2016 - 15:00:22",
                "تاريخ النشر: 23 كانون الأول 2016 الساعة 03:00:22 مساءً",
                "23 دجنبر 2016 15:00:22",
                "۲۰۱۶/۱۲/۲۳ ۱۵:۰۰:۲۲"
            })
    void theUsualFormsGiveTheSameTime(String line) {
        DateFinder.Found found = found(line);

        assertThat(found.time().local()).isEqualTo(LocalDateTime.of(2016, 12, 23, 15, 0, 22));
        assertThat(found.rest()).isEmpty();
        assertThat(found.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 23 Dec 2016 15:00:22 +0330",
                "2016-12-23T15:00:22+03:30",
                "2016-12-23 15:00:22 GMT+3:30",
                "23 December 2016, 15:00:22 (UTC+03:30)"
            })
    void anOffsetIsKept(String line) {
        assertThat(found(line).time().offset()).isEqualTo(ZoneOffset.ofHoursMinutes(3, 30));
        assertThat(found(line).time().in(ZoneId.of("Asia/Tokyo")))
                .isEqualTo("2016-12-23T11:30:22Z");
        assertThat(found(line).rest()).isEmpty();
    }

    @Test
    void universalTimeIsAnOffset() {
        for (String line :
                new String[] {
                    "2016-12-23T15:00:22Z",
                    "Fri Dec 23 15:00:22 UTC 2016",
                    "Fri, 23 Dec 2016 15:00:22 GMT",
                    "23 ديسمبر 2016 - 15:00:22 بتوقيت غرينتش"
                }) {
            assertThat(found(line).time().offset()).as(line).isEqualTo(ZoneOffset.UTC);
            assertThat(found(line).rest()).as(line).isEmpty();
        }
    }

    @Test
    void hoursOfTheHalfDayAreRead() {
        assertThat(found("Dec 23, 2016 12:05 AM").time().local().getHour()).isZero();
        assertThat(found("Dec 23, 2016 12:05 PM").time().local().getHour()).isEqualTo(12);
        assertThat(found("Dec 23, 2016, 3 PM").time().local().getHour()).isEqualTo(15);
        assertThat(found("23 مارس 2016 03:05 ص").time().local().getHour()).isEqualTo(3);
    }

    @Test
    void aWeekdayThatContradictsTheDateIsReported() {
        assertThat(found("Mon Dec 23, 2016 15:00:22").warnings())
                .containsExactly("The page says Monday, but 2016-12-23 was a Friday.");
    }

    @Test
    void whatIsUncertainIsReported() {
        assertThat(found("05/06/2016 15:00").time().local()).isEqualTo("2016-06-05T15:00");
        assertThat(found("05/06/2016 15:00").warnings()).hasSize(1);
        assertThat(found("23/12/16 15:00").time().local()).isEqualTo("2016-12-23T15:00");
        assertThat(found("23/12/16 15:00").warnings())
                .containsExactly("The year of 23/12/16 has two digits; it was read as 2016.");
        assertThat(found("23 December 2016").warnings())
                .containsExactly("The date has no time of day; midnight was taken.");
        assertThat(found("23 December 2016 15:00 EST").warnings())
                .containsExactly("The zone EST was not used; the edition's own was taken.");
    }

    @Test
    void theTimeOfAnUpdateIsKnownAsSuch() {
        assertThat(found("Last updated: 23 December 2016 16:00").update()).isTrue();
        assertThat(found("23 December 2016 16:00").update()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-13-01",
                "31 February 2016",
                "1.2.3",
                "12:30",
                "The class of 2016",
                "May I",
                "3000/01/01",
                ""
            })
    void whatIsNoDateIsNone(String line) {
        assertThat(DateFinder.find(line)).isEmpty();
    }
}
