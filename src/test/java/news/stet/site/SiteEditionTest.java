package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SiteEditionTest {
    private static final Instant AT = Instant.parse("2016-12-23T15:00:22.7Z");

    private static SiteEdition edition(String language, String zone, String pattern) {
        return new SiteEdition("xx", "Name", "", language, zone, pattern, 1, true);
    }

    @Test
    void timesAreInTheEditionsZoneAndForm() {
        assertThat(edition("en", "UTC", "EEE MMM dd, yyyy HH:mm:ss").time(AT))
                .isEqualTo("Fri Dec 23, 2016 15:00:22");
        assertThat(edition("en", "Asia/Tokyo", "EEE MMM dd, yyyy HH:mm:ss").time(AT))
                .isEqualTo("Sat Dec 24, 2016 00:00:22");
    }

    @Test
    void digitsFollowTheLanguageAndItsCountry() {
        assertThat(edition("ar-EG", "UTC", "d MMMM yyyy HH:mm").time(AT))
                .isEqualTo("٢٣ ديسمبر ٢٠١٦ ١٥:٠٠");
        assertThat(edition("fa", "UTC", "HH:mm").time(AT)).isEqualTo("۱۵:۰۰");
        assertThat(edition("ar-EG", "UTC", "d").month(YearMonth.of(2016, 12)))
                .isEqualTo("ديسمبر ٢٠١٦");
    }

    @Test
    void directionFollowsTheScript() {
        assertThat(edition("ar", "UTC", "d").direction()).isEqualTo("rtl");
        assertThat(edition("az-Arab", "UTC", "d").direction()).isEqualTo("rtl");
        assertThat(edition("az", "UTC", "d").direction()).isEqualTo("ltr");
    }

    @Test
    void aLanguageIsCalledByItsOwnName() {
        assertThat(new EditionLink("x", "en").languageName()).isEqualTo("English");
        assertThat(new EditionLink("x", "ar").languageName()).isEqualTo("العربية");
        assertThat(new EditionLink("x", "fr").languageName()).isEqualTo("Français");
    }
}
