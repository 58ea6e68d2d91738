package news.stet;

import java.util.Locale;

/**
 * One thing the doctor looked at.
 *
 * @param what a word or two, as in {@code ffmpeg}
 * @param says what was found; when something is wrong, also what follows and how to mend it
 */
record Finding(State state, String what, String says) {
    /** How it is: fine, lacking something that Stet can do without, or so that it cannot run. */
    enum State {
        OK,
        MISSING,
        FAILS
    }

    static Finding ok(String what, String says) {
        return new Finding(State.OK, what, says);
    }

    static Finding missing(String what, String says) {
        return new Finding(State.MISSING, what, says);
    }

    static Finding fails(String what, String says) {
        return new Finding(State.FAILS, what, says);
    }

    String line() {
        return "%-8s %-12s %s".formatted(state.name().toLowerCase(Locale.ROOT), what, says);
    }
}
