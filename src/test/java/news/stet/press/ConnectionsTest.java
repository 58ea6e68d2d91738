package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How many may be connected, of one address and in all. */
@NullMarked
class ConnectionsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String NEIGHBOUR = "127.0.0.2";

    private static Limits limits(int perAddress, int connections, Duration idle) {
        var usual = SmallSite.limits();
        return new Limits(
                usual.head(), idle, usual.slow(), 1, perAddress, connections, usual.look());
    }

    @Test
    void theNewestOfOneAddressIsClosedAtOnceAndItsNeighboursAreServed() throws Exception {
        try (var site = new SmallSite(limits(3, 1000, Duration.ofSeconds(30)))) {
            int port = site.listener.port();
            List<Line> greedy = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                greedy.add(new Line(port, NEIGHBOUR));
                greedy.getLast().send(GET).until("a page");
            }
            for (int i = 0; i < 10; i++) {
                try (var refused = new Line(port, NEIGHBOUR)) {
                    assertThat(refused.rest()).isEmpty();
                }
                site.assertServes();
            }
            for (Line one : greedy) {
                assertThat(one.send(GET).until("a page")).startsWith("HTTP/1.1 200");
            }
            greedy.removeFirst().close();
            assertThat(served(port)).isTrue();
            for (Line one : greedy) {
                one.close();
            }
        }
    }

    @Test
    void aConnectionThatEndedInWhateverWayDoesNotCount() throws Exception {
        try (var site = new SmallSite(limits(4, 1000, Duration.ofSeconds(30)))) {
            int port = site.listener.port();
            for (int i = 0; i < 200; i++) {
                try (var line = new Line(port, NEIGHBOUR)) {
                    switch (i % 5) {
                        case 0 -> line.send(GET);
                        case 1 -> line.send("nonsense\r\n\r\n");
                        case 2 -> line.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
                        case 3 -> line.socket.setSoLinger(true, 0);
                        default -> line.send("GET / HT");
                    }
                } catch (IOException refused) {
                    // Those before it may not be gone yet.
                }
            }
            assertThat(served(port)).isTrue();
            awaitAtMost(site, 0);
        }
    }

    /** Tries until a connection is let in again: the other end may see a close a moment late. */
    private static boolean served(int port) throws IOException, InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            try (var line = new Line(port, NEIGHBOUR)) {
                line.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                if (line.rest().endsWith("a page")) {
                    return true;
                }
            } catch (IOException refused) {
                // Not yet.
            }
            pause();
        }
        return false;
    }

    @Test
    void whenAllPlacesAreTakenThoseWhoLieStillMakeRoom() throws Exception {
        try (var site = new SmallSite(limits(0, 8, Duration.ofSeconds(15)))) {
            List<Line> idle = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                idle.add(new Line(site.listener.port(), NEIGHBOUR));
                idle.getLast().send(GET).until("a page");
            }
            assertThat(served(site.listener.port())).isTrue();
            awaitAtMost(site, 6);
            for (Line one : idle) {
                one.close();
            }
        }
    }

    @Test
    void whoHasManyAddressesOfOneLineIsOne() throws Exception {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff:ffff:1:1"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
        assertThat(network("::ffff:192.0.2.1")).isEqualTo(network("192.0.2.1"));
    }

    private static Object network(String address) throws IOException {
        return Crowd.network(InetAddress.getByName(address));
    }

    private static void awaitAtMost(SmallSite site, int count) throws InterruptedException {
        for (int i = 0; i < 3_000 && site.listener.connections() > count; i++) {
            pause();
        }
        assertThat(site.listener.connections()).isLessThanOrEqualTo(count);
    }

    private static void pause() throws InterruptedException {
        assertThat(new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS)).isFalse();
    }
}
