package news.stet.press;

/**
 * What one {@code Accept-Encoding} says of each encoding. One pass over the value, which the
 * listener bounds; a member that is not understood says nothing.
 */
final class EncodingWeights {
    private static final int UNSAID = -1;
    private static final int FULL = 1000;

    /**
     * Never named and never forbidden: identity will do, but anything that was named goes before.
     */
    private static final int LAST_RESORT = 1;

    /** Weights are doubled, so that the last resort lies below the least of them, 0.001. */
    private static final int SCALE = 2;

    private int brotli = UNSAID;
    private int gzip = UNSAID;
    private int identity = UNSAID;
    private int others = UNSAID;

    private EncodingWeights() {}

    static EncodingWeights read(String value) {
        var weights = new EncodingWeights();
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            weights.member(value, start, end);
            start = end + 1;
        }
        return weights;
    }

    /** Above 0 when acceptable; the higher, the more wanted. */
    int of(Encoding encoding) {
        return switch (encoding) {
            case BROTLI -> SCALE * (brotli == UNSAID ? Math.max(others, 0) : brotli);
            case GZIP -> SCALE * (gzip == UNSAID ? Math.max(others, 0) : gzip);
            case IDENTITY -> {
                int said = identity == UNSAID ? others : identity;
                yield said == UNSAID ? LAST_RESORT : SCALE * said;
            }
        };
    }

    private void member(String value, int from, int to) {
        int semicolon = value.indexOf(';', from, to);
        boolean weighed = semicolon >= 0;
        int weight = weighed ? weight(value, semicolon + 1, to) : FULL;
        if (weight == UNSAID) {
            return;
        }
        int end = weighed ? semicolon : to;
        if (named(value, from, end, "br")) {
            brotli = stricter(brotli, weight);
        } else if (named(value, from, end, "gzip") || named(value, from, end, "x-gzip")) {
            gzip = stricter(gzip, weight);
        } else if (named(value, from, end, "identity")) {
            identity = stricter(identity, weight);
        } else if (named(value, from, end, "*")) {
            others = stricter(others, weight);
        }
    }

    /** Said twice, the lower counts: who forbids something means it. */
    private static int stricter(int known, int weight) {
        return known == UNSAID ? weight : Math.min(known, weight);
    }

    private static boolean named(String value, int from, int to, String name) {
        int start = skipBlanks(value, from, to);
        int end = to;
        while (end > start && blank(value.charAt(end - 1))) {
            end--;
        }
        return end - start == name.length()
                && value.regionMatches(true, start, name, 0, name.length());
    }

    /** {@code q=0.5} in thousandths; UNSAID for what is no weight by the grammar. */
    private static int weight(String value, int from, int to) {
        int at = skipBlanks(value, from, to);
        if (to - at < 3 || (value.charAt(at) | 0x20) != 'q' || value.charAt(at + 1) != '=') {
            return UNSAID;
        }
        at += 2;
        int whole = value.charAt(at++) - '0';
        if (whole != 0 && whole != 1) {
            return UNSAID;
        }
        int weight = whole * FULL;
        if (at < to && value.charAt(at) == '.') {
            at++;
            for (int unit = 100; unit > 0 && at < to && digit(value.charAt(at)); unit /= 10) {
                weight += unit * (value.charAt(at++) - '0');
            }
        }
        return skipBlanks(value, at, to) == to && weight <= FULL ? weight : UNSAID;
    }

    private static int skipBlanks(String value, int from, int to) {
        int at = from;
        while (at < to && blank(value.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean blank(char one) {
        return one == ' ' || one == '\t';
    }

    private static boolean digit(char one) {
        return one >= '0' && one <= '9';
    }
}
