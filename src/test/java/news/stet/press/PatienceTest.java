package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class PatienceTest {
    private final Patience patience =
            new Patience(
                    new Limits(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(30),
                            1000,
                            0,
                            100,
                            Duration.ofSeconds(1)));

    private @Nullable String at(double second, long received, long sent, long requests) {
        return patience.judge(seen(second, received, sent, requests, false, true, false), false);
    }

    private static Patience.Seen seen(
            double second,
            long received,
            long sent,
            long requests,
            boolean answering,
            boolean waiting,
            boolean multiplexed) {
        return new Patience.Seen(
                (long) (second * 1e9), received, sent, requests, answering, waiting, multiplexed);
    }

    @Test
    void aHeadThatComesSlowlyIsWaitedForTenSeconds() {
        assertThat(at(1, 0, 0, 0)).isNull();
        assertThat(at(2, 5, 0, 0)).isNull();
        assertThat(at(11, 900, 0, 0)).isNull();
        assertThat(at(12.1, 901, 0, 0)).contains("request");
    }

    @Test
    void eachRequestHasItsOwnTenSeconds() {
        for (int i = 0; i < 20; i++) {
            assertThat(at(i * 9, 100L * i + 50, 500L * i, i)).isNull();
            assertThat(at(i * 9 + 8, 100L * i + 99, 500L * i, i)).isNull();
        }
    }

    @Test
    void whoReadsOnAndAsksNothingIsNotASlowSender() {
        at(0, 100, 500, 1);
        for (int i = 1; i < 25; i++) {
            assertThat(at(i, 100, 500, 1)).isNull();
        }
    }

    @Test
    void aSecondRequestThatStaysHalfIsCutOff() {
        at(0, 100, 500, 1);
        assertThat(at(1, 120, 500, 1)).isNull();
        assertThat(at(11.5, 120, 500, 1)).contains("request");
    }

    @Test
    void aSlowAnswerOfOursIsNotTheReadersFault() {
        for (int i = 0; i < 60; i++) {
            assertThat(patience.judge(seen(i, 100, 0, 1, false, false, false), true)).isNull();
        }
    }

    @Test
    void oneFrameMoreOnAnIdleConnectionIsTheIdleTimeoutsConcern() {
        patience.judge(seen(0, 100, 500, 1, false, true, true), false);
        patience.judge(seen(1, 113, 500, 1, false, true, true), false);
        assertThat(patience.judge(seen(32, 113, 500, 1, false, true, true), false)).isNull();
        assertThat(patience.judge(seen(42, 114, 500, 1, false, true, true), false)).isNotNull();
    }

    @Test
    void anAnswerMustBeTakenAtSomeSpeed() {
        for (int i = 0; i <= 90; i++) {
            assertThat(patience.judge(seen(i, 100, 1100L * i, 1, true, false, false), false))
                    .isNull();
        }
        assertThat(patience.judge(seen(119, 100, 99_001, 1, true, false, false), false)).isNull();
        assertThat(patience.judge(seen(121, 100, 99_002, 1, true, false, false), false))
                .contains("answer");
    }

    @Test
    void whoLiesStillMustGoOnlyWhenOthersWait() {
        for (int i = 0; i < 10; i++) {
            assertThat(at(i, 100, 500, 1)).isNull();
        }
        assertThat(patience.judge(seen(10, 100, 500, 1, false, true, false), true))
                .contains("others wait");
        assertThat(patience.judge(seen(11, 100, 600, 2, false, true, false), true)).isNull();
    }
}
