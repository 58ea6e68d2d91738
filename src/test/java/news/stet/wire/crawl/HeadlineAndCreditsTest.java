package news.stet.wire.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineAndCreditsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "VIDEO: Old Bridge Reopens; VIDEO; VIDEO; Old Bridge Reopens",
                "Video : Old Bridge Reopens; VIDEO; Video; Old Bridge Reopens",
                "WATCH | Old Bridge Reopens; VIDEO; WATCH; Old Bridge Reopens",
                "[VIDEO] Old Bridge Reopens; VIDEO; VIDEO; Old Bridge Reopens",
                "Old Bridge Reopens (VIDEO); VIDEO; VIDEO; Old Bridge Reopens",
                "Old Bridge Reopens + Video; VIDEO; Video; Old Bridge Reopens",
                "PHOTOS: Old Bridge Reopens; GALLERY; PHOTOS; Old Bridge Reopens",
                "GALLERY - Old Bridge Reopens; GALLERY; GALLERY; Old Bridge Reopens",
                "In Pictures: Old Bridge Reopens; GALLERY; In Pictures; Old Bridge Reopens",
                "PHOTOS & VIDEO: Old Bridge Reopens; GALLERY; PHOTOS & VIDEO; Old Bridge Reopens",
                "LIVE: Old Bridge Reopens; LIVE; LIVE; Old Bridge Reopens",
                "BREAKING: Old Bridge Reopens; ARTICLE; BREAKING; Old Bridge Reopens",
                "TIDEWATCH: Old Bridge Reopens; ARTICLE; TIDEWATCH; Old Bridge Reopens",
                "بالفيديو.. الجسر القديم يفتح; VIDEO; بالفيديو; الجسر القديم يفتح",
                "بالصور: الجسر القديم يفتح; GALLERY; بالصور; الجسر القديم يفتح",
                "عاجل | الجسر القديم يفتح; ARTICLE; عاجل; الجسر القديم يفتح"
            })
    void labelsArePartedFromHeadlines(
            String line, CrawledType type, String kicker, String headline) {
        assertThat(HeadlineLabel.of(line)).isEqualTo(new HeadlineLabel(type, kicker, headline));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Old Bridge Reopens: What Comes Next",
                "FERRY: OLD BRIDGE REOPENS",
                "Live - Like It Matters",
                "VIDEO:",
                "Video Shop Closes",
                "UNO: Rules Explained",
                "Mayor: Bridge Is Safe",
                "12:30: The Bridge Opens",
                ":"
            })
    void headlinesWithoutALabelStayWhole(String line) {
        assertThat(HeadlineLabel.of(line))
                .isEqualTo(new HeadlineLabel(CrawledType.ARTICLE, null, line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It is closed, Press TV reports.; Press TV",
                "It may be closed, Reuters reports.; Reuters",
                "It is closed, the Harbour Herald reported on Friday.; Harbour Herald",
                "According to Reuters, it is closed.; Reuters",
                "It is closed, according to the Coastline news agency.; Coastline",
                "It is closed, the mayor told Island Radio.; Island Radio",
                "PORT ELLIN (AP) - It is closed.; AP",
                "It is closed (Reuters).; Reuters",
                "Lantern TV reports it is closed.; Lantern TV",
                "أفادت وكالة رويترز بأن الجسر مغلق.; رويترز",
                "الجسر مغلق، بحسب وكالة الساحل للأنباء.; وكالة الساحل للأنباء",
                "الجسر مغلق (رويترز).; رويترز"
            })
    void mediaThatAreCreditedAreFound(String paragraph, String credit) {
        assertThat(Credits.find(List.of(paragraph))).containsExactly(credit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is closed, according to Ada Writer.",
                "It is closed, according to Press Secretary Ada Writer.",
                "It is closed, Ada Writer reports.",
                "Mayor Fenn spoke. It is closed, Fenn reports.",
                "It is closed, Dunlow reports. Dunlow said so twice.",
                "It is closed, he reports.",
                "Police reported it closed.",
                "The bridge (UNESCO) is closed.",
                "The captain reports."
            })
    void peopleAndOfficesAreNotCredited(String paragraph) {
        assertThat(Credits.find(List.of(paragraph))).isEmpty();
    }

    @Test
    void eachMediumIsCreditedOnceInItsOrder() {
        assertThat(
                        Credits.find(
                                List.of(
                                        "It is closed, Press TV reports.",
                                        "So says Reuters (Reuters), Press TV reported.")))
                .containsExactly("Press TV", "Reuters");
    }
}
