package news.stet.platform;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Bidi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of text in which two directions meet. What is put in are invisible characters of Unicode,
 * and only where a line would be shown wrong without them: most lines come back as they are.
 *
 * <p>The signs before a handle, a number or a programming language belong to nobody by Unicode's
 * rules, and take the direction of what stands around them: {@code @stet_news} in an Arabic
 * headline is shown with its sign at the other end.
 */
public final class BidiText {
    private static final char ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final char POP = '\u202c';
    private static final char LEFT_TO_RIGHT_MARK = '\u200e';
    private static final char RIGHT_TO_LEFT_MARK = '\u200f';

    /**
     * What would be torn apart: handles, tags, addresses, telephone numbers, C++, signed numbers.
     */
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}\\p{M}@#+])(?:"
                            + "[@#][\\p{L}\\p{N}_](?:[\\p{L}\\p{N}\\p{M}_.\u200c-]*[\\p{L}\\p{N}\\p{M}_])?"
                            + "|(?:https?://|www\\.)[!-~]*[A-Za-z0-9/_#]"
                            + "|\\+[0-9](?:[0-9 ()/-]*[0-9])?"
                            + "|[A-Za-z][A-Za-z0-9]*(?:\\+\\+|#)"
                            + "|[-\u2212][$€£]?[0-9][0-9.,]*%?"
                            + "|[$€£][0-9][0-9.,]*"
                            + ")(?![\\p{L}\\p{N}])");

    private BidiText() {}

    /**
     * A line for a place whose direction is known, as an element of a page: what belongs together
     * in it stays together, and nothing in it reaches beyond its end.
     *
     * @param rightToLeft the direction of the place
     */
    public static String within(String line, boolean rightToLeft) {
        return isPlain(line) && !rightToLeft ? line : isolated(closed(line), rightToLeft);
    }

    /**
     * A line that goes out by itself, to programs that guess its direction by its first letter: as
     * {@link #within}, and with a mark before it where they would guess wrong.
     *
     * @param rightToLeft the direction of its language
     */
    public static String alone(String line, boolean rightToLeft) {
        String whole = within(line, rightToLeft);
        int wrong = rightToLeft ? UCharacter.LEFT_TO_RIGHT : UCharacter.RIGHT_TO_LEFT;
        if (Bidi.getBaseDirection(whole) != wrong || !hasLetters(whole, rightToLeft)) {
            return whole;
        }
        return (rightToLeft ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK) + whole;
    }

    /** A line that is wholly in the other script runs as that does. */
    private static boolean hasLetters(String line, boolean rightToLeft) {
        return line.codePoints()
                .map(UCharacter::getDirection)
                .anyMatch(direction ->
                        rightToLeft
                                ? direction == UCharacter.RIGHT_TO_LEFT
                                        || direction == UCharacter.RIGHT_TO_LEFT_ARABIC
                                : direction == UCharacter.LEFT_TO_RIGHT);
    }

    /** As {@link #within} for a piece of a line, which may begin what a later piece ends. */
    public static String part(String piece, boolean rightToLeft) {
        return isPlain(piece) && !rightToLeft ? piece : isolated(piece, rightToLeft);
    }

    /** Nothing in it runs from right to left, as in nearly all lines of Latin editions. */
    private static boolean isPlain(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= '\u0590' && c < '\u0900' || c >= '\ud800' || isControl(c)) {
                return false;
            }
        }
        return true;
    }

    private static String isolated(String line, boolean rightToLeft) {
        Matcher whole = WHOLE.matcher(line);
        if (!whole.find()) {
            return line;
        }
        StringBuilder text = new StringBuilder();
        do {
            String found = whole.group();
            boolean foreign =
                    rightToLeft == (Bidi.getBaseDirection(found) != UCharacter.RIGHT_TO_LEFT)
                            && !isInside(line, whole.start());
            whole.appendReplacement(
                    text,
                    Matcher.quoteReplacement(foreign ? ISOLATE + found + POP_ISOLATE : found));
        } while (whole.find());
        return whole.appendTail(text).toString();
    }

    /** Whether somebody isolated what stands there already. */
    private static boolean isInside(String line, int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            char c = line.charAt(i);
            depth += c >= '\u2066' && c <= '\u2068' ? 1 : c == POP_ISOLATE ? -1 : 0;
        }
        return depth > 0;
    }

    /** With an end for each isolate, embedding and override that has none, and no end too many. */
    private static String closed(String line) {
        if (line.chars().noneMatch(BidiText::isControl)) {
            return line;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder open = new StringBuilder();
        for (char c : line.toCharArray()) {
            if (c == POP || c == POP_ISOLATE) {
                int at = open.lastIndexOf(String.valueOf(c));
                if (at < 0) {
                    continue;
                }
                // An isolate ends what was begun in it and not ended.
                if (c == POP_ISOLATE) {
                    text.append(open.substring(at + 1));
                    open.setLength(at);
                } else if (at == open.length() - 1) {
                    open.setLength(at);
                } else {
                    continue;
                }
            } else if (c >= '\u202a' && c <= '\u202e') {
                open.append(POP);
            } else if (c >= '\u2066' && c <= '\u2068') {
                open.append(POP_ISOLATE);
            }
            text.append(c);
        }
        return text.append(open.reverse()).toString();
    }

    private static boolean isControl(int c) {
        return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }
}
