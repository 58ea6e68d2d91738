package news.stet.people;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often somebody may try a password: ten times in a row for one e-mail, then one a minute;
 * forty for one address, then one every ten seconds (a newsroom shares one). A right password costs
 * nothing. Memory is bounded: the tries least likely to matter are forgotten.
 */
final class SignInThrottle {
    private static final Logger LOG = LoggerFactory.getLogger(SignInThrottle.class);
    private static final int MAX_KEYS = 50_000;
    private static final int MAX_KEY_CHARS = 254;

    private final LoadingCache<String, Bucket> emails;
    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> asking;

    SignInThrottle(InstantSource clock) {
        emails = buckets(clock, 10, Duration.ofMinutes(1));
        addresses = buckets(clock, 40, Duration.ofSeconds(10));
        asking = buckets(clock, 200, Duration.ofSeconds(1));
    }

    private static LoadingCache<String, Bucket> buckets(
            InstantSource clock, int tries, Duration oneMoreEach) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                // Full again by then, so forgetting it changes nothing.
                .expireAfterAccess(oneMoreEach.multipliedBy(tries))
                .ticker(() -> nanos(clock))
                .build(key ->
                        Bucket.builder()
                                .withCustomTimePrecision(new ClockMeter(clock))
                                .addLimit(
                                        limit -> limit.capacity(tries).refillGreedy(1, oneMoreEach))
                                .build());
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos(clock);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    private static long nanos(InstantSource clock) {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** A try that was allowed; given back when the password was right. */
    record Try(Bucket email, Bucket address) {
        void giveBack() {
            email.addTokens(1);
            address.addTokens(1);
        }
    }

    /**
     * @throws Problem TOO_MANY with the time to wait
     */
    Try take(String email, String address) {
        Bucket byAddress = addresses.get(network(address));
        // Trimmed and lower case is near enough here; an address that is none has a bucket too.
        String typed = email.strip().toLowerCase(Locale.ROOT);
        Bucket byEmail = emails.get(typed.substring(0, Math.min(typed.length(), MAX_KEY_CHARS)));
        require(byAddress.tryConsumeAndReturnRemaining(1), "address");
        require(byEmail.tryConsumeAndReturnRemaining(1), "e-mail");
        return new Try(byEmail, byAddress);
    }

    /**
     * @throws Problem TOO_MANY with the time to wait
     */
    void countAsked(String address) {
        require(asking.get(network(address)).tryConsumeAndReturnRemaining(1), "address");
    }

    /** Whoever has one IPv6 address has the 64 bits below it, so those count as one. */
    private static String network(String address) {
        if (address.indexOf(':') < 0 || address.indexOf('.') >= 0) {
            return address;
        }
        try {
            byte[] bytes = java.net.InetAddress.ofLiteral(address).getAddress();
            return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static void require(ConsumptionProbe probe, String what) {
        if (!probe.isConsumed()) {
            LOG.warn("Sign-in is throttled for one {}", what);
            Duration wait =
                    Duration.ofSeconds(
                            1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
            throw Problem.tryAgain(
                    Problem.Kind.TOO_MANY,
                    "Too many tries; wait " + wait.toSeconds() + " seconds and try again.",
                    wait);
        }
    }
}
