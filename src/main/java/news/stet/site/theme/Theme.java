package news.stet.site.theme;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.look.Look;
import news.stet.story.look.LookJson;
import news.stet.story.look.SvgDrawing;
import news.stet.story.look.Themes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A theme that can be used, but for its templates: whether these fit is known when they are
 * compiled.
 *
 * @param look its colours, letters and logo
 * @param css rules that follow the style sheet; empty for none
 * @param templates of its own, by their names: {@code card} stands in the place of {@code
 *     site/card}
 */
public record Theme(
        String name, String version, Look look, String css, SortedMap<String, String> templates) {
    static final String LOOK = "theme.json";
    static final String STYLE = "style.css";
    static final String LOGO = "logo.svg";
    static final Pattern TEMPLATE = Pattern.compile("templates/([a-z-]+)\\.jte");

    private static final Pattern LINE = Pattern.compile("\\(line ([0-9]+), column [0-9]+\\)");

    /**
     * Reads a theme's files.
     *
     * @throws Problem INVALID with file and line of what is wrong
     */
    public static Theme of(Themes.Files files) {
        Map<String, String> texts = files.files();
        String css = texts.getOrDefault(STYLE, "");
        StyleCheck.check(STYLE, css);
        SortedMap<String, String> templates = new TreeMap<>();
        texts.forEach((path, text) -> {
            Matcher template = TEMPLATE.matcher(path);
            if (template.matches()) {
                templates.put(template.group(1), text);
            } else if (!path.equals(LOOK) && !path.equals(STYLE) && !path.equals(LOGO)) {
                throw wrong(
                        path,
                        1,
                        "is no file of a theme; these are theme.json, style.css, logo.svg and"
                                + " templates/NAME.jte");
            }
        });
        return new Theme(
                files.name(),
                files.version(),
                look(texts.get(LOOK), texts.get(LOGO)),
                css,
                templates);
    }

    private static Look look(@Nullable String json, @Nullable String logo) {
        Look look = json == null ? Look.NONE : read(json);
        if (logo == null) {
            return look;
        }
        try {
            return look.with(SvgDrawing.read(logo));
        } catch (Problem problem) {
            throw wrong(LOGO, 1, problem.fields().getFirst());
        }
    }

    private static Look read(String text) {
        try {
            JsonNode json = Json.read(text);
            if (json.has("theme") || json.has("logo")) {
                String name = json.has("theme") ? "theme" : "logo";
                throw Problem.invalid(name, "is not said here", "Remove it; the logo is logo.svg");
            }
            return LookJson.read(json);
        } catch (Problem problem) {
            if (!problem.fields().isEmpty()) {
                Problem.Field field = problem.fields().getFirst();
                throw wrong(LOOK, line(text, field.path()), field);
            }
            Matcher line = LINE.matcher(problem.detail());
            int number = line.find() ? Integer.parseInt(line.group(1)) : 1;
            throw wrong(LOOK, number, problem.detail());
        }
    }

    /** Where the field of a path as {@code dark.accent} stands: its names one after the other. */
    private static int line(String text, String path) {
        int at = 0;
        for (String name : path.split("\\.")) {
            int found = text.indexOf("\"" + name + "\"", at);
            at = found < 0 ? at : found;
        }
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static Problem wrong(String file, int line, Problem.Field field) {
        return wrong(
                file, line, "%s %s. %s.".formatted(field.path(), field.problem(), field.fix()));
    }

    /** What is wrong in a line of a theme's file. */
    public static Problem wrong(String file, int line, String what) {
        return new Problem(Problem.Kind.INVALID, "%s:%d: %s".formatted(file, line, what));
    }
}
