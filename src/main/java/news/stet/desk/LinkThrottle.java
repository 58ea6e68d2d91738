package news.stet.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Problem;

/**
 * How often strangers at one address may ask for previews: sixty at once, then two a second. Nobody
 * guesses a secret at that pace, and nobody wears the desk out with one they have.
 */
final class LinkThrottle {
    private static final int AT_ONCE = 60;
    private static final int MAX_ADDRESSES = 10_000;

    private final LoadingCache<String, Bucket> addresses =
            Caffeine.newBuilder()
                    .maximumSize(MAX_ADDRESSES)
                    .expireAfterAccess(Duration.ofMinutes(1))
                    .build(address ->
                            Bucket.builder()
                                    .addLimit(limit ->
                                            limit.capacity(AT_ONCE)
                                                    .refillGreedy(2, Duration.ofSeconds(1)))
                                    .build());

    /**
     * @throws Problem TOO_MANY with the time to wait
     */
    void take(String address) {
        ConsumptionProbe probe = addresses.get(address).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw Problem.tryAgain(
                    Problem.Kind.TOO_MANY,
                    "Too many previews were asked for; try again in " + seconds + " seconds.",
                    Duration.ofSeconds(seconds));
        }
    }
}
