package news.stet.story.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class LookTest {
    private static final Pattern TAKE = Pattern.compile("Take (#[0-9a-f]{6}),");

    private static Shades accent(String colour) {
        return new Shades(null, null, Colour.of(colour));
    }

    private static Look light(Shades shades) {
        return new Look(null, shades, Shades.NONE, null, null);
    }

    @Test
    void contrastIsCountedAsTheGuidelinesDo() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isCloseTo(21, within(.001));
        assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isCloseTo(4.48, within(.01));
        assertThat(Colour.WHITE.contrast(Colour.of("#767676"))).isCloseTo(4.54, within(.01));
    }

    @Test
    void anAccentThatCannotBeReadIsRefusedWithOneThatCan() {
        assertThatThrownBy(light(accent("#ffcc00"))::check)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            Problem.Field field = problem.fields().getFirst();
                            assertThat(field.path()).isEqualTo("light.accent");
                            assertThat(field.problem())
                                    .contains("contrast of 1.", "4.5 is the least");
                            Matcher better = TAKE.matcher(field.fix());
                            assertThat(better.find()).isTrue();
                            assertThatCode(light(accent(better.group(1)))::check)
                                    .doesNotThrowAnyException();
                        });
    }

    @Test
    void inkMustBeReadableOnItsPaper() {
        Shades grey = new Shades(Colour.of("#999999"), Colour.of("#777777"), null);

        assertThatThrownBy(light(grey)::check).hasMessageContaining("light.ink");
        assertThatThrownBy(new Look(null, Shades.NONE, grey, null, null)::check)
                .hasMessageContaining("dark.ink");
    }

    /** Whatever passes the check, everything that is made of it can be read too. */
    @Test
    void allThatIsMadeOfColoursThatPassedCanBeRead() {
        Random random = new Random(20261123);
        int passed = 0;
        for (int i = 0; i < 4_000; i++) {
            Look look =
                    new Look(
                            null,
                            some(random),
                            random.nextBoolean() ? Shades.NONE : some(random),
                            null,
                            null);
            try {
                look.check();
            } catch (Problem refused) {
                continue;
            }
            passed++;
            readable(Palette.light(look).properties());
            readable(Palette.dark(look).properties());
        }
        assertThat(passed).isGreaterThan(50);
    }

    private static Shades some(Random random) {
        return new Shades(colour(random), colour(random), colour(random));
    }

    private static @Nullable Colour colour(Random random) {
        return random.nextInt(4) == 0
                ? null
                : new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static void readable(Map<String, String> colours) {
        if (colours.isEmpty()) {
            return;
        }
        for (String paper : new String[] {"paper", "wash"}) {
            for (String ink : new String[] {"ink", "soft", "accent-ink"}) {
                assertThat(contrast(colours, ink, paper))
                        .as("%s on %s of %s", ink, paper, colours)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(colours, "on-accent", "accent")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(colours, "ink", "mark")).isGreaterThanOrEqualTo(4.5);
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        return Colour.of(colours.getOrDefault(one, ""))
                .contrast(Colour.of(colours.getOrDefault(other, "")));
    }

    @Test
    void anAccentForLightScreensIsMadeLighterForDarkOnes() {
        String css = light(accent("#0b6577")).css();

        assertThat(css)
                .startsWith(":root{--paper:#fffdf9;")
                .contains(
                        "--accent:#0b6577;--accent-ink:#0b6577;",
                        "@media (prefers-color-scheme:dark)");
        assertThat(css.substring(css.indexOf("@media")))
                .contains("--accent:#0b6577;")
                .doesNotContain("--accent-ink:#0b6577");
    }

    @Test
    void whoChoseNothingHasTheUsualStyle() {
        assertThat(Look.NONE.css()).isEmpty();
    }

    @Test
    void aLookIsTheSameAfterItWasWrittenDown() {
        Look look =
                new Look(
                        "tideline",
                        new Shades(Colour.of("#f6fafb"), null, Colour.of("#0b6577")),
                        accent("#5cc4d6"),
                        Letters.PLAIN,
                        SvgDrawing.read("<svg viewBox='0 0 30 10'><path d='M0 0h9'/></svg>"));

        assertThat(LookJson.read(Json.read(Json.write(LookJson.write(look))))).isEqualTo(look);
    }

    @Test
    void whatIsNoColourIsRefusedByItsPath() {
        assertThatThrownBy(() -> LookJson.read(Json.read("{\"dark\": {\"accent\": \"red\"}}")))
                .hasMessageContaining("dark.accent");
        assertThatThrownBy(() -> LookJson.read(Json.read("{\"shadow\": 1}")))
                .hasMessageContaining("shadow");
    }
}
