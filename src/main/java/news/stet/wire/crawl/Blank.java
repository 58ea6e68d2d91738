package news.stet.wire.crawl;

/**
 * What counts as a blank at the ends of a line: also the no-break and zero-width ones that pages
 * are padded with.
 */
final class Blank {
    private Blank() {}

    static boolean is(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\uFEFF'
                || c == '\u200B'
                || c < ' ';
    }

    /** The text without blanks at both ends; within, nothing changes. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text with every run of blanks made one plain space, for comparing and for names. */
    static String single(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char c : strip(text).toCharArray()) {
            if (!is(c)) {
                plain.append(c);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString();
    }
}
