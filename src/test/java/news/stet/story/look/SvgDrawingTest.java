package news.stet.story.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class SvgDrawingTest {
    @Test
    void onlyWhatDrawsIsKept() {
        Logo.Drawing drawing =
                SvgDrawing.read(
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
                             viewBox="0 0 200 50" onload="alert(1)">
                          <script>alert(2)</script>
                          <style>@import url(https://evil.example/x.css);</style>
                          <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>
                          <image href="https://evil.example/x.png"/>
                          <a href="javascript:alert(3)"><path d="M0 0h1" onclick="alert(4)"/></a>
                          <use xlink:href="https://evil.example/x.svg#y"/>
                          <use xlink:href="#mark"/>
                          <rect fill="url(https://evil.example/)" width="10" height="10"/>
                          <path id="mark" style="fill:#123456" d="M1 1h9v9z"/>
                          <metadata>made by somebody</metadata>
                        </svg>
                        """);

        assertThat(drawing.ratio()).isEqualTo(4);
        assertThat(drawing.text())
                .startsWith("<svg ")
                .contains("<use href=\"#mark\"", "d=\"M1 1h9v9z\"", "style=\"fill:#123456\"")
                .doesNotContain(
                        "evil",
                        "alert",
                        "script",
                        "passwd",
                        "foreignObject",
                        "onload",
                        "<image",
                        "<a",
                        "metadata",
                        "import");
    }

    @Test
    void aDrawingMayHaveColoursOfItsOwnForDarkScreens() {
        String style = "@media (prefers-color-scheme:dark){.a{fill:#fff}}";

        assertThat(
                        SvgDrawing.read(
                                        "<svg viewBox='0 0 1 1'><style>"
                                                + style
                                                + "</style><path class='a' d='M0 0h1'/></svg>")
                                .text())
                .contains(style);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a",
                "<html><svg viewBox='0 0 1 1'><path/></svg></html>",
                "<svg viewBox='0 0 1 1'></svg>",
                "<svg viewBox='0 0 1 0'><path d='M0 0h1'/></svg>",
                "<svg width='100%' height='100%'><path d='M0 0h1'/></svg>",
                "<svg viewBox='0 0 1 1'><script>1</script></svg>"
            })
    void whatIsNoDrawingIsRefused(String text) {
        assertThatThrownBy(() -> SvgDrawing.read(text)).hasMessageContaining("logo");
    }
}
