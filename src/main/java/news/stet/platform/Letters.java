package news.stet.platform;

/** Which characters text from outside may hold. */
public final class Letters {
    private Letters() {}

    /**
     * Whether a database, a page and a log line can all hold this code point: no control character,
     * and no half of a surrogate pair, which is no character and which PostgreSQL refuses.
     */
    public static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
    }

    /** Whether all of it is printable; also when it is empty. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Letters::isPrintable);
    }

    /** The printable rest of a text, at most so many characters of it. */
    public static String printable(String text, int maxCharacters) {
        return text.codePoints()
                .filter(Letters::isPrintable)
                .limit(maxCharacters)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
