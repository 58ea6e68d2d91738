package news.stet.site.theme;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Problem;

/**
 * Looks whether rules can follow the style sheet without doing harm: nothing is left open, so that
 * it ends where it should, and nothing is fetched from anywhere.
 */
final class StyleCheck {
    private static final int MAX_CHARS = 24 * 1024;

    /** Comments and strings, whose brackets count for nothing. */
    private static final Pattern QUIET =
            Pattern.compile(
                    "/\\*.*?\\*/|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'",
                    Pattern.DOTALL);

    private static final Pattern FETCH =
            Pattern.compile(
                    "url\\s*\\(|@import|@charset|image-set\\s*\\(|</", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHYSICAL =
            Pattern.compile(
                    "(?:^|[;{\\s])((?:margin|padding|border)-(?:left|right)\\s*:|(?:left|right)\\s*:|float\\s*:\\s*(?:left|right)|text-align\\s*:\\s*(?:left|right))");

    private StyleCheck() {}

    /**
     * @throws Problem INVALID with the line
     */
    static void check(String file, String css) {
        if (css.length() > MAX_CHARS) {
            throw Theme.wrong(file, 1, "It has more than 24 KB, which every reader would load.");
        }
        // Line by line the same, so that lines can still be counted.
        String bare =
                QUIET.matcher(css).replaceAll(quiet -> quiet.group().replaceAll("[^\\n]", " "));
        refuse(file, css, FETCH, "Pages fetch nothing from elsewhere; leave %s out.");
        refuse(
                file,
                bare,
                PHYSICAL,
                "%s would be wrong from right to left; write -inline-start or -inline-end.");
        int open = bare.indexOf("/*");
        if (open >= 0) {
            throw Theme.wrong(file, line(css, open), "The comment that begins here has no end.");
        }
        brackets(file, bare);
    }

    private static void refuse(String file, String text, Pattern pattern, String words) {
        Matcher found = pattern.matcher(text);
        if (found.find()) {
            String what =
                    found.group().strip().replaceAll("^[;{]\\s*", "").replaceAll("\\s*[:(]$", "");
            int end = found.end() - 1;
            throw Theme.wrong(file, line(text, end), words.formatted(what));
        }
    }

    private static void brackets(String file, String bare) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '{' || c == '(' || c == '[') {
                open.push(i);
            } else if (c == '}' || c == ')' || c == ']') {
                if (open.isEmpty() || !fits(bare.charAt(open.pop()), c)) {
                    throw Theme.wrong(
                            file, line(bare, i), "Nothing was opened that " + c + " closes.");
                }
            } else if (c == '"' || c == '\'') {
                throw Theme.wrong(
                        file, line(bare, i), "The quotation that begins here has no end.");
            }
        }
        if (!open.isEmpty()) {
            int at = open.peek();
            throw Theme.wrong(
                    file, line(bare, at), "The " + bare.charAt(at) + " here is never closed.");
        }
    }

    private static boolean fits(char opened, char closed) {
        return opened == '(' ? closed == ')' : closed == opened + 2;
    }

    private static int line(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
