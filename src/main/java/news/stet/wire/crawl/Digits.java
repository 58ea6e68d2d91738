package news.stet.wire.crawl;

/**
 * Digits of any script as those of ASCII, one for one, so that offsets stay; and no direction marks
 * in between.
 */
final class Digits {
    private Digits() {}

    static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F && Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '\u200E'
                    || c == '\u200F'
                    || c == '\u202A'
                    || c == '\u202B'
                    || c == '\u202C') {
                plain.append(' ');
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
