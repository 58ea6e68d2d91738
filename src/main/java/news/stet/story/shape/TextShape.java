package news.stet.story.shape;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Text of limited length.
 *
 * @param maxChars in Unicode code points
 * @param lines whether line breaks and tabs may stand in it
 * @param mayBeBlank whether white space alone will do, as between two marked runs
 * @param pattern what the whole must match, if anything
 * @param says what the pattern wants, for people
 */
public record TextShape(
        int maxChars, boolean lines, boolean mayBeBlank, @Nullable Pattern pattern, String says)
        implements Shape {

    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isString()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send a string");
            return;
        }
        String text = node.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length > maxChars) {
            faults.add(
                    path,
                    "has " + length + " characters",
                    "Keep it within " + maxChars + " characters");
        } else if (!mayBeBlank && text.isBlank()) {
            faults.add(path, "is blank", "Write something, or leave the field out");
        } else if (pattern != null && !pattern.matcher(text).matches()) {
            faults.add(path, "has not the right form", "Send " + says);
        } else {
            checkCharacters(text, path, lines, faults);
        }
    }

    /**
     * Refuses what no text can hold: control characters, halves of characters, line breaks in a
     * line.
     */
    static void checkCharacters(String text, String path, boolean lines, Faults faults) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            boolean breaks = point == '\n' || point == '\r' || point == '\t';
            if (breaks && !lines) {
                faults.add(path, "has a line break or tab in it", "Write it in one line");
                return;
            }
            if (!breaks && !isText(point)) {
                faults.add(
                        path,
                        String.format("has the character U+%04X at %d, which is no text", point, i),
                        "Remove it");
                return;
            }
        }
    }

    private static boolean isText(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && (point & 0xFFFE) != 0xFFFE
                && !(point >= 0xFDD0 && point <= 0xFDEF);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema =
                Schemas.type("string")
                        .put("minLength", mayBeBlank ? 0 : 1)
                        .put("maxLength", maxChars);
        if (pattern != null) {
            schema.put("pattern", "^(?:" + pattern.pattern() + ")$");
        }
        return schema;
    }
}
