package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import news.stet.journeys.Newsrooms.Demo;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Told to run from right to left, a page is its own mirror image: every box stands where a mirror
 * would show it. What has a direction of its own, as a number or a name, is left out.
 */
@NullMarked
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class MirrorTest {
    private static final double TOLERANCE_PIXELS = 2;

    private static final String BOXES =
            """
            () => [...document.body.querySelectorAll("*")]
                .filter((e) => !e.closest("svg, [dir]:not(html), pre, code, video, iframe, select"))
                .filter((e) => e.checkVisibility())
                .filter((e) => !["inline", "none", "contents"].includes(getComputedStyle(e).display))
                .map((e) => [e, e.getBoundingClientRect()])
                .filter(([, box]) => box.width && box.height && box.x > -2000)
                .map(([e, box]) => [`${e.tagName} ${e.id} ${e.className}`, box.left, box.right, box.top,
                    document.documentElement.clientWidth])
            """;

    private final RunningStet stet;
    private final Chromium chromium;

    MirrorTest(Demo newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private record Box(String name, double left, double right, double top, double width) {
        boolean mirrors(Box other) {
            return Math.abs(left - (width - other.right)) <= TOLERANCE_PIXELS
                    && Math.abs(right - (width - other.left)) <= TOLERANCE_PIXELS
                    && Math.abs(top - other.top) <= TOLERANCE_PIXELS;
        }
    }

    private static List<Box> boxes(Page page) {
        List<Box> boxes = new ArrayList<>();
        for (Object each : (List<?>) page.evaluate(BOXES)) {
            List<?> one = (List<?>) each;
            boxes.add(
                    new Box(
                            one.get(0).toString(),
                            number(one.get(1)),
                            number(one.get(2)),
                            number(one.get(3)),
                            number(one.get(4))));
        }
        return boxes;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static List<String> unlike(Page page) {
        List<Box> one = boxes(page);
        page.evaluate("document.documentElement.dir = 'rtl'");
        List<Box> other = boxes(page);
        assertThat(one).as(page.url()).hasSizeGreaterThan(30).hasSameSizeAs(other);
        List<String> unlike = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (!other.get(i).mirrors(one.get(i))) {
                unlike.add(page.url() + ": " + one.get(i) + " became " + other.get(i));
            }
        }
        return unlike;
    }

    @Test
    void everyBoxOfASitePageStandsWhereAMirrorShowsIt() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.navigate(stet.site("/en/"));
            String story = page.locator("main a[href*='/en/world/']").first().getAttribute("href");
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 900);
                for (String path : List.of("/en/", "/en/science/", "/en/search?q=sea", story)) {
                    page.navigate(stet.site(path));
                    assertThat(unlike(page)).isEmpty();
                }
            }
        }
    }

    @Test
    void everyBoxOfADeskScreenStandsWhereAMirrorShowsIt() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "mirror@desk.example");
            for (String path :
                    List.of("/stories?view=all", "/editions/en", "/settings", "/topics")) {
                page.navigate(stet.desk(path));
                assertThat(unlike(page)).isEmpty();
            }
        }
    }
}
