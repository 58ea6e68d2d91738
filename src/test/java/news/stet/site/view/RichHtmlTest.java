package news.stet.site.view;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.util.List;
import news.stet.story.Mark;
import news.stet.story.RichText;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class RichHtmlTest {
    private static String html(String text, Mark... marks) {
        StringOutput output = new StringOutput();
        new RichHtml(new RichText(List.of(new RichText.Span(text, List.of(marks)))))
                .writeTo(output);
        return output.toString();
    }

    @Test
    void marksNestInTheirOrder() {
        assertThat(
                        html(
                                "a & b",
                                new Mark.Strong(),
                                new Mark.Link("/en/?a=1&b=2"),
                                new Mark.Lang("ar-EG")))
                .isEqualTo(
                        "<strong><a href=\"/en/?a=1&amp;b=2\"><span lang=\"ar-EG\">"
                                + "a &amp; b</span></a></strong>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html,x",
                "//evil.example/",
                "/\\evil.example",
                "vbscript:x",
                "https://a\" onclick=\"x"
            })
    void anAddressThatIsNoneLeavesTheWordsAlone(String href) {
        assertThat(html("words", new Mark.Link(href))).isEqualTo("words");
    }

    @Test
    void foreignDirectionIsIsolated() {
        assertThat(html("abc", new Mark.Dir("ltr"))).isEqualTo("<bdi dir=\"ltr\">abc</bdi>");
        assertThat(html("abc", new Mark.Dir("\"><script>"))).isEqualTo("abc");
        assertThat(html("abc", new Mark.Lang("\"><script>"))).isEqualTo("abc");
    }

    @Test
    void linesStayLines() {
        assertThat(html("one\n<two>")).isEqualTo("one<br>&lt;two&gt;");
    }
}
