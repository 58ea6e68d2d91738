package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.platform.AddressRange;
import news.stet.platform.DoorSettings;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static ClientAddress behind(String... proxies) {
        return new ClientAddress(
                new DoorSettings(
                        Stream.of(proxies).map(AddressRange::parse).toList(), Optional.empty()));
    }

    @Test
    void nobodyIsBelievedUnlessTheSettingSaysSo() {
        assertThat(behind().from("198.51.100.7", List.of("203.0.113.9"))).isEqualTo("198.51.100.7");
    }

    @Test
    void aTrustedProxyNamesWhomItAsksFor() {
        assertThat(behind("10.0.0.0/8").from("10.1.2.3", List.of("203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(behind("::1").from("0:0:0:0:0:0:0:1", List.of("[2001:db8::9]:4711")))
                .isEqualTo("2001:db8::9");
    }

    @Test
    void whatAStrangerWroteBeforeTheProxyIsNotBelieved() {
        assertThat(behind("10.0.0.0/8").from("10.1.2.3", List.of("127.0.0.1", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aChainOfTrustedProxiesIsFollowedToItsBeginning() {
        assertThat(
                        behind("10.0.0.0/8", "192.0.2.1")
                                .from("10.1.2.3", List.of("203.0.113.9", "192.0.2.1", "10.9.9.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aRangeHoldsItsAddressesAndNoOthers() {
        AddressRange range = AddressRange.parse("10.20.0.0/14");

        assertThat(range.contains("10.20.255.1")).isTrue();
        assertThat(range.contains("10.23.255.255")).isTrue();
        assertThat(range.contains("10.24.0.0")).isFalse();
        assertThat(range.contains("::ffff:10.20.0.1")).isTrue();
        assertThat(range.contains("2001:db8::1")).isFalse();
        assertThat(range.contains("desk.example")).isFalse();
    }
}
