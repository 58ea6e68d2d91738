package news.stet.fronts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story that editors put into a slot, and how it stands there only. An override that is null
 * leaves the story's own; an empty one shows nothing.
 *
 * @param sticky whether others that are put above pass it by
 * @param picture of the library; null takes the story's own
 * @param crop its shape, as in {@code 4x3}; null takes the layout's
 * @param sublinks stories linked below it
 * @param until when it leaves by itself; null never
 * @param by who put it there
 */
public record Placed(
        long story,
        boolean sticky,
        @Nullable String kicker,
        @Nullable String headline,
        @Nullable String standfirst,
        @Nullable Long picture,
        @Nullable String crop,
        Boost size,
        List<Long> sublinks,
        @Nullable Instant until,
        @Nullable String by,
        @Nullable Instant at) {
    public Placed {
        sublinks = List.copyOf(sublinks);
    }

    /** As the story itself has it. */
    static Placed plain(long story) {
        return new Placed(
                story,
                false,
                null,
                null,
                null,
                null,
                null,
                Boost.NORMAL,
                List.of(),
                null,
                null,
                null);
    }

    Placed stuck(boolean now) {
        return new Placed(
                story,
                now,
                kicker,
                headline,
                standfirst,
                picture,
                crop,
                size,
                sublinks,
                until,
                by,
                at);
    }

    Placed stamped(@Nullable String who, @Nullable Instant when) {
        return new Placed(
                story,
                sticky,
                kicker,
                headline,
                standfirst,
                picture,
                crop,
                size,
                sublinks,
                until,
                who,
                when);
    }

    /** Whether its time here is over. */
    boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
