package news.stet.story.shape;

import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a piece of JSON may look like. */
public sealed interface Shape
        permits TextShape,
                AnyObjectShape,
                MapShape,
                ChoiceShape,
                NumberShape,
                FlagShape,
                MomentShape,
                ListShape,
                ObjectShape,
                UnionShape,
                NamedShape,
                TextOrShape {

    /**
     * Notes in {@code faults} all that is not right in {@code node}, which stands at {@code path}.
     */
    void check(JsonNode node, String path, Faults faults);

    /** The same as JSON Schema 2020-12; shapes with a name of their own are referred to. */
    ObjectNode schema();

    /** One line of text, not blank, without control characters. */
    static TextShape line(int maxChars) {
        return new TextShape(maxChars, false, false, null, "");
    }

    /** Text with line breaks. */
    static TextShape text(int maxChars) {
        return new TextShape(maxChars, true, false, null, "");
    }

    /** A piece of a longer text: it may be blank, as a space between two marked runs is. */
    static TextShape piece(int maxChars) {
        return new TextShape(maxChars, true, true, null, "");
    }

    /** One line that matches a pattern wholly; {@code says} tells a person what is wanted. */
    static TextShape matching(int maxChars, String pattern, String says) {
        return new TextShape(
                maxChars, false, false, java.util.regex.Pattern.compile(pattern), says);
    }

    /** An id: digits in a string. */
    static TextShape id() {
        return matching(18, "[1-9][0-9]*", "digits in a string, as in \"1000007\"");
    }

    static ChoiceShape choice(List<String> values) {
        return new ChoiceShape(values);
    }

    static NumberShape number(int min, int max) {
        return new NumberShape(min, max);
    }

    static FlagShape flag() {
        return new FlagShape();
    }

    /** An instant as ISO 8601 with offset. */
    static MomentShape moment() {
        return new MomentShape();
    }

    /** An object whose members are looked at elsewhere. */
    static AnyObjectShape object() {
        return new AnyObjectShape();
    }

    /** An object of any names; under each stands this, or null. */
    static MapShape map(Shape value) {
        return new MapShape(value);
    }

    static ListShape list(Shape item, int min, int max) {
        return new ListShape(item, min, max);
    }

    /** A shape defined elsewhere, perhaps one that contains this one. */
    static NamedShape named(String name, Supplier<Shape> shape) {
        return new NamedShape(name, shape);
    }
}
