package news.stet.press;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import news.stet.platform.PressSettings;

/**
 * How much one reader, and all together, may take. A reader on a bad line stays within all of it.
 *
 * @param head how long a request's head may take to arrive
 * @param idle how long a connection may lie still
 * @param slow over how long the speed of a reader is judged
 * @param minBytesPerSecond what a reader must take of an answer over that time
 * @param perAddress connections of one address; 0 for no limit
 * @param connections connections in all
 * @param look how often the guard looks
 */
record Limits(
        Duration head,
        Duration idle,
        Duration slow,
        int minBytesPerSecond,
        int perAddress,
        int connections,
        Duration look) {
    /** A request line and headers together; browsers send a tenth of it. */
    static final int MAX_HEADER_BYTES = 16 * 1024;

    private static final int MAX_CONNECTIONS = 20_000;

    static Limits of(PressSettings settings) {
        return new Limits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                1024,
                settings.connectionsPerAddress(),
                connectionsOfThisMachine(),
                Duration.ofSeconds(1));
    }

    /** Three quarters of the files this process may open; the rest is for pages and films. */
    private static int connectionsOfThisMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                ? (int) Math.min(MAX_CONNECTIONS, os.getMaxFileDescriptorCount() / 4 * 3)
                : MAX_CONNECTIONS;
    }

    /** Above it, who lies still has to go sooner. */
    int crowded() {
        return connections / 4 * 3;
    }

    /** How long one may lie still then. */
    Duration idleWhenCrowded() {
        return idle.dividedBy(15);
    }
}
