package news.stet.wire.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static news.stet.wire.crawl.Pages.BRIDGE;
import static news.stet.wire.crawl.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final String ARABIC_PAGE =
            "الجسر القديم يفتح أبوابه\n\n14 مارس 2026 10:00\n\nعبر الآلاف الجسر القديم صباح السبت.\n";

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer value) {
                bytes.write(value);
            } else if (part instanceof byte[] block) {
                bytes.writeBytes(block);
            }
        }
        return bytes.toByteArray();
    }

    private static CrawledPage same(byte[] encoded) {
        CrawledPage page = page(encoded);
        assertThat(page.headline()).isEqualTo(page(BRIDGE).headline());
        assertThat(page.standfirst()).isEqualTo(page(BRIDGE).standfirst());
        assertThat(page.body()).isEqualTo(page(BRIDGE).body());
        return page;
    }

    @Test
    void byteOrderMarksAreObeyedAndNotKept() {
        assertThat(same(bytes(0xEF, 0xBB, 0xBF, BRIDGE.getBytes(UTF_8))).encoding())
                .isEqualTo("UTF-8");
        assertThat(same(bytes(0xFF, 0xFE, BRIDGE.getBytes(UTF_16LE))).encoding())
                .isEqualTo("UTF-16LE");
        assertThat(same(bytes(0xFE, 0xFF, BRIDGE.getBytes(UTF_16BE))).encoding())
                .isEqualTo("UTF-16BE");
    }

    @Test
    void wideTextWithoutAMarkIsRecognised() {
        assertThat(same(BRIDGE.getBytes(UTF_16LE)).encoding()).isEqualTo("UTF-16LE");
        assertThat(same(BRIDGE.getBytes(UTF_16BE)).encoding()).isEqualTo("UTF-16BE");
        assertThat(page(ARABIC_PAGE.getBytes(UTF_16LE)).headline())
                .isEqualTo("الجسر القديم يفتح أبوابه");
    }

    @Test
    void westernAndArabicCodePagesAreToldApart() {
        CrawledPage western = same(BRIDGE.getBytes(WESTERN));
        assertThat(western.encoding()).isEqualTo("windows-1252");
        assertThat(western.warnings())
                .containsExactly("The file is not UTF-8; it was read as windows-1252.");
        CrawledPage arabic = page(ARABIC_PAGE.getBytes(ARABIC));
        assertThat(arabic.encoding()).isEqualTo("windows-1256");
        assertThat(arabic.headline()).isEqualTo("الجسر القديم يفتح أبوابه");
        CrawledPage accents =
                page("Café Éternel Öffnet\n\n14 March 2026 10:00\n\nDéjà vu.".getBytes(ISO_8859_1));
        assertThat(accents.headline()).isEqualTo("Café Éternel Öffnet");
    }

    @Test
    void aStrayByteDoesNotSpoilTheRest() {
        byte[] text = BRIDGE.replace("Thousands", "Th\u0001usands").getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == 1 ? (byte) 0xF4 : text[i];
        }

        CrawledPage page = page(text);

        assertThat(Pages.body(page).getFirst()).startsWith("Thôusands walked");
        assertThat(page.standfirst()).isEqualTo(page(BRIDGE).standfirst());
        assertThat(page.warnings())
                .containsExactly("1 bytes were not UTF-8 and were read as windows-1252.");
    }

    @Test
    void textThatWasDecodedWronglyBeforeIsRepaired() {
        String broken = new String(BRIDGE.getBytes(UTF_8), ISO_8859_1);
        String western = decodedLikeABrowser(BRIDGE.getBytes(UTF_8));

        assertThat(same(broken.getBytes(UTF_8)).warnings()).hasSize(1);
        assertThat(same(western.getBytes(UTF_8)).warnings()).hasSize(1);
    }

    /** As windows-1252, with the five open bytes as controls. */
    private static String decodedLikeABrowser(byte[] utf8) {
        StringBuilder text = new StringBuilder();
        for (byte b : utf8) {
            String one = new String(new byte[] {b}, WESTERN);
            text.append(one.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : one);
        }
        return text.toString();
    }

    @Test
    void accentsThatAreMeantStay() {
        assertThat(page("Âge et Ãrvore\n\n14 March 2026 10:00\n\nDéjà vu, €5.").headline())
                .isEqualTo("Âge et Ãrvore");
    }
}
