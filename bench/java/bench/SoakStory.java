package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is known of a story from outside: each state it was sent to, when that was answered, and
 * when the next one was. Times as {@link System#nanoTime} has them. Safe for any thread.
 */
final class SoakStory {
    enum Kind {
        LIVE,
        WITHHELD,
        KILLED
    }

    /**
     * A state that somebody asked for; it holds from when it was sent until the next was answered.
     */
    static final class State {
        final Kind kind;
        final int version;
        final String section;
        final int revision;
        private long superseded = Long.MAX_VALUE;
        private boolean withdrawn;
        private boolean answered;

        private State(Kind kind, int version, String section, int revision) {
            this.kind = kind;
            this.version = version;
            this.section = section;
            this.revision = revision;
        }

        boolean live() {
            return kind == Kind.LIVE;
        }
    }

    /** How late a state was shown that is not the newest one answered. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int REMEMBERED = 12;

    final long id;
    final String token;
    private final String slug;
    private final List<State> states = new ArrayList<>();
    private final List<State> answered = new ArrayList<>();

    SoakStory(long id, String token) {
        this.id = id;
        this.token = token;
        this.slug = "soak-" + token + "-v1-" + id;
    }

    String path(String section) {
        return "/en/" + section + "/" + slug;
    }

    /** Before the request goes out: from now on readers may see it. */
    synchronized State sending(Kind kind, int version, String section, int revision) {
        var state = new State(kind, version, section, revision);
        states.add(state);
        return state;
    }

    /**
     * It has happened: what was before may be seen no longer, but for the moment that was agreed.
     */
    synchronized void answered(State state) {
        state.answered = true;
        answered.add(state);
        for (State before : states.subList(0, states.indexOf(state))) {
            if (before.superseded == Long.MAX_VALUE) {
                before.superseded = System.nanoTime();
                before.withdrawn = before.live() && !state.live();
            }
        }
        while (states.size() > REMEMBERED) {
            states.removeFirst();
        }
    }

    /** It was refused, or turned out never to have happened. */
    synchronized void dropped(State state) {
        states.remove(state);
    }

    /** The newest that was answered. */
    synchronized State last() {
        return answered.getLast();
    }

    /** All that was answered, oldest first. */
    synchronized List<State> all() {
        return List.copyOf(answered);
    }

    /** Whether all it ever was is live. */
    synchronized boolean alwaysLive() {
        return states.stream().allMatch(State::live) && answered.stream().allMatch(State::live);
    }

    /** Whether it is withheld or killed, or somebody asked for that and nobody answered yet. */
    synchronized boolean mayBeWithdrawn() {
        return states.stream()
                .anyMatch(state -> !state.live() && state.superseded == Long.MAX_VALUE);
    }

    /**
     * By how many nanoseconds a state like that was over when somebody asked; 0 when it may still
     * hold, {@link #NEVER} when there never was such a state.
     */
    synchronized long late(long asked, SoakOutages outages, Predicate<State> like) {
        long late = NEVER;
        for (State state : states) {
            if (like.test(state)) {
                long since = Math.max(0, asked - state.superseded);
                // What was withdrawn is not shown however hard the times.
                long excused = state.withdrawn ? 0 : outages.between(state.superseded, asked);
                late = Math.min(late, since - Math.min(since, excused));
            }
        }
        return late;
    }
}
