package news.stet.people;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import news.stet.platform.Letters;
import news.stet.platform.Problem;

/**
 * An e-mail address in the one form that is compared and kept: no space around it, lower case, the
 * domain in its ASCII form.
 */
public record EmailAddress(String text) {
    /** RFC 5321, 4.5.3.1: 64 before the at sign, 254 in all. */
    private static final int MAX_CHARS = 254;

    private static final int MAX_LOCAL_CHARS = 64;

    /**
     * The address as somebody typed it.
     *
     * @throws Problem INVALID when it cannot be one
     */
    public static EmailAddress of(String typed) {
        // Local parts differ by case only in theory; two accounts a and A would only confuse.
        String text =
                Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_CHARS || text.length() > MAX_CHARS || !isOneWord(text)) {
            throw notAnAddress();
        }
        String local = text.substring(0, at);
        String domain;
        try {
            domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        if (domain.isEmpty() || domain.startsWith(".") || local.indexOf('@') >= 0) {
            throw notAnAddress();
        }
        return new EmailAddress(local + "@" + domain.toLowerCase(Locale.ROOT));
    }

    private static boolean isOneWord(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || !Letters.isPrintable(c)
                                || Character.getType(c) == Character.FORMAT
                                || "<>()[],;:\\\"".indexOf(c) >= 0);
    }

    private static Problem notAnAddress() {
        return Problem.invalid(
                "email", "this is not an e-mail address", "write it as name@example.org");
    }

    @Override
    public String toString() {
        return text;
    }
}
