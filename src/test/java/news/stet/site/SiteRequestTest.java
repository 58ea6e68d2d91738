package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class SiteRequestTest {
    @Test
    void aPathIsDecodedOnce() {
        SiteRequest request =
                SiteRequest.parse("/ar/%D8%B9%D8%A7%D9%84%D9%85/x%2541/", "q=a%20b+c&page=2&q=no")
                        .orElseThrow();

        assertThat(request.segments()).containsExactly("ar", "عالم", "x%41");
        assertThat(request.slash()).isTrue();
        assertThat(request.query()).containsEntry("q", "a b c").containsEntry("page", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en/",
                "/en//world/",
                "/en/../secret",
                "/en/%2e%2e/secret",
                "/en/%2E/secret",
                "/en/a%2fb",
                "/en/a%5Cb",
                "/en/a\\b",
                "/en/a%00b",
                "/en/a%0d%0ab",
                "/en/a;b",
                "/en/%",
                "/en/%4",
                "/en/%zz",
                "/en/%ff%fe",
                "/en/%c0%af",
                "/en/%ed%a0%80",
            })
    void tricksAreNoAddress(String path) {
        assertThat(SiteRequest.parse(path, null)).isEmpty();
    }

    @Test
    void parametersThatCannotBeReadAreAsIfNotSent() {
        assertThat(SiteRequest.parse("/en/search", "q=%ff&page=%zz&=&a").orElseThrow().query())
                .containsOnlyKeys("", "a");
    }
}
