package news.stet.story.look;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Problem;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Takes an SVG file apart and keeps only what draws: no scripts, no links, nothing that is fetched
 * from elsewhere, none of the notes that drawing programs leave. Programs that read SVG differ, so
 * what is kept is written anew.
 */
public final class SvgDrawing {
    /** A logo is a few shapes; more would weigh on every page. */
    public static final int MAX_CHARS = 64 * 1024;

    private static final Set<String> ELEMENTS =
            Set.of(
                    "svg",
                    "g",
                    "defs",
                    "symbol",
                    "use",
                    "title",
                    "desc",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "text",
                    "tspan",
                    "clipPath",
                    "mask",
                    "linearGradient",
                    "radialGradient",
                    "stop",
                    "style");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "id",
                    "class",
                    "d",
                    "x",
                    "y",
                    "x1",
                    "y1",
                    "x2",
                    "y2",
                    "cx",
                    "cy",
                    "r",
                    "rx",
                    "ry",
                    "fx",
                    "fy",
                    "dx",
                    "dy",
                    "width",
                    "height",
                    "viewBox",
                    "points",
                    "transform",
                    "fill",
                    "fill-rule",
                    "fill-opacity",
                    "stroke",
                    "stroke-width",
                    "stroke-linecap",
                    "stroke-linejoin",
                    "stroke-miterlimit",
                    "stroke-dasharray",
                    "stroke-opacity",
                    "opacity",
                    "clip-path",
                    "clip-rule",
                    "mask",
                    "offset",
                    "stop-color",
                    "stop-opacity",
                    "gradientUnits",
                    "gradientTransform",
                    "spreadMethod",
                    "clipPathUnits",
                    "maskUnits",
                    "preserveAspectRatio",
                    "font-family",
                    "font-size",
                    "font-weight",
                    "font-style",
                    "letter-spacing",
                    "text-anchor",
                    "href",
                    "style");

    /** A reference to a part of the drawing itself. */
    private static final Pattern WITHIN = Pattern.compile("#[A-Za-z_][A-Za-z0-9_.-]*");

    private static final Pattern FETCHES =
            Pattern.compile(
                    "url\\((?!\\s*['\"]?#)|@import|expression\\(|\\\\|<", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+");

    private SvgDrawing() {}

    /**
     * The logo that a file draws.
     *
     * @throws Problem INVALID for a file that is no SVG, too large, or of no size
     */
    public static Logo.Drawing read(String svg) {
        if (svg.length() > MAX_CHARS) {
            throw refused(
                    "has more than 64 KB", "Simplify its paths, or take a picture of the library");
        }
        Document parsed = Jsoup.parse(svg, "", Parser.xmlParser());
        Element root =
                parsed.children().stream()
                        .filter(one -> one.tagName().equals("svg"))
                        .findFirst()
                        .orElse(null);
        if (root == null) {
            throw refused("is no SVG", "Send a file that begins with <svg");
        }
        double ratio = ratio(root);
        Element clean = copy(root);
        clean.attr("xmlns", "http://www.w3.org/2000/svg");
        if (clean.select("path, rect, circle, ellipse, line, polyline, polygon, text, use")
                .isEmpty()) {
            throw refused("draws nothing", "Send a drawing of paths or shapes");
        }
        Document fresh = new Document("", "");
        fresh.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
        fresh.appendChild(clean);
        return new Logo.Drawing(fresh.outerHtml(), ratio);
    }

    private static Problem refused(String problem, String fix) {
        return Problem.invalid("logo", problem, fix);
    }

    private static Element copy(Element from) {
        Element to = new Element(from.tag(), "");
        for (Attribute attribute : from.attributes()) {
            String name = attribute.getKey().equals("xlink:href") ? "href" : attribute.getKey();
            if (ATTRIBUTES.contains(name) && harmless(name, attribute.getValue())) {
                // As it is written: attr would make small letters of viewBox.
                to.attributes().put(name, attribute.getValue());
            }
        }
        for (Node child : from.childNodes()) {
            if (child instanceof Element element && ELEMENTS.contains(element.tagName())) {
                if (!element.tagName().equals("style")
                        || harmless("style", element.wholeText() + element.data())) {
                    to.appendChild(copy(element));
                }
            } else if (child instanceof TextNode text) {
                to.appendChild(new TextNode(text.getWholeText()));
            } else if (child instanceof DataNode data) {
                to.appendChild(new TextNode(data.getWholeData()));
            }
        }
        return to;
    }

    private static boolean harmless(String name, String value) {
        return name.equals("href")
                ? WITHIN.matcher(value).matches()
                : !FETCHES.matcher(value).find();
    }

    private static double ratio(Element root) {
        List<String> box = List.of(root.attr("viewBox").strip().split("[\\s,]+"));
        double ratio =
                box.size() == 4
                        ? number(box.get(2)) / number(box.get(3))
                        : number(length(root, "width")) / number(length(root, "height"));
        if (!(ratio > .05 && ratio < 50)) {
            throw refused("has no size", "Give its svg element a viewBox");
        }
        return ratio;
    }

    private static @Nullable String length(Element root, String name) {
        String text = root.attr(name).strip().toLowerCase(Locale.ROOT);
        return text.endsWith("px") ? text.substring(0, text.length() - 2) : text;
    }

    private static double number(@Nullable String text) {
        Matcher number = NUMBER.matcher(text == null ? "" : text);
        return number.matches() ? Double.parseDouble(number.group()) : Double.NaN;
    }
}
