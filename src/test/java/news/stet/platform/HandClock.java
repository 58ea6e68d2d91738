package news.stet.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.NullMarked;

/** A clock that a test moves by hand. */
@NullMarked
public final class HandClock implements InstantSource {
    private volatile Instant now;

    public HandClock(String instant) {
        this.now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
