package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** That those who look at pages see. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class LooksTest {
    private final Chromium chromium;

    LooksTest(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void faultsOfEitherColorAndOfWidthAreSeen() {
        Looks looks = Looks.PHONE_DARK;
        try (var visit = chromium.visit(looks.options())) {
            visit.page.setContent(
                    """
                    <!doctype html><html lang="en"><title>Faults</title>
                    <style>@media (prefers-color-scheme: light) { p { color: #ddd } }
                    body { background: white } div { width: 900px }</style>
                    <main><h1>Faults</h1><p>Pale by day</p><img src="data:,"><div>Wide</div></main>
                    """);

            assertThat(looks.faultsInBothColors(visit, "faults"))
                    .anyMatch(fault -> fault.contains("color-contrast"))
                    .anyMatch(fault -> fault.contains("image-alt"))
                    .anyMatch(fault -> fault.contains("pixels wide"))
                    .hasSize(3);
        }
    }
}
