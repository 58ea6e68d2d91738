package news.stet.story.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How an edition looks, as far as somebody chose: the rest is as its theme has it, or as usual.
 *
 * @param theme name of a theme; null for none
 * @param letters null where nobody chose
 * @param logo null for the name in letters
 */
public record Look(
        @Nullable String theme,
        Shades light,
        Shades dark,
        @Nullable Letters letters,
        @Nullable Logo logo) {
    /** As usual. */
    public static final Look NONE = new Look(null, Shades.NONE, Shades.NONE, null, null);

    /** This, and another's where this says nothing. */
    public Look over(Look other) {
        return new Look(
                theme,
                light.over(other.light),
                dark.over(other.dark),
                letters == null ? other.letters : letters,
                logo == null ? other.logo : logo);
    }

    /** The same with another logo. */
    public Look with(@Nullable Logo other) {
        return new Look(theme, light, dark, letters, other);
    }

    /**
     * Refuses colours that readers could not read.
     *
     * @throws Problem INVALID with each of them and one that would do
     */
    public void check() {
        List<Problem.Field> faults = new ArrayList<>(Palette.light(this).faults("light"));
        if (!dark.equals(Shades.NONE)) {
            // An accent that was chosen for light screens only is made lighter by itself.
            faults.addAll(
                    Palette.dark(new Look(theme, Shades.NONE, dark, letters, logo)).faults("dark"));
        }
        if (!faults.isEmpty()) {
            Problem.Field first = faults.getFirst();
            throw new Problem(
                    Problem.Kind.INVALID,
                    "%s %s. %s.".formatted(first.path(), first.problem(), first.fix()),
                    faults);
        }
    }

    /** The rules that follow the style sheet; empty where nobody chose anything. */
    public String css() {
        StringBuilder css = new StringBuilder();
        css.append(rule(":root", Palette.light(this).properties()));
        String dark = rule(":root", Palette.dark(this).properties());
        if (!dark.isEmpty()) {
            css.append("@media (prefers-color-scheme:dark){").append(dark).append('}');
        }
        if (letters != null) {
            css.append(
                    switch (letters) {
                        case BOOK -> "";
                        case PLAIN -> ":root{--serif:var(--sans);--head:650}";
                        case SYSTEM ->
                                ":root,:lang(ar),:lang(fa),:lang(ur){--serif:system-ui,sans-serif;"
                                        + "--sans:system-ui,sans-serif;--head:650}";
                    });
        }
        return css.toString();
    }

    private static String rule(String selector, Map<String, String> properties) {
        if (properties.isEmpty()) {
            return "";
        }
        StringBuilder rule = new StringBuilder(selector).append('{');
        properties.forEach((name, value) ->
                rule.append("--").append(name).append(':').append(value).append(';'));
        rule.setCharAt(rule.length() - 1, '}');
        return rule.toString();
    }
}
