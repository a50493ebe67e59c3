package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private static final int WAITERS = 100_000;

    @Test
    void thoseAnsweredTogetherDoNotAskTogether() {
        assertThat(askedPerSecond(1))
                .hasSize(5)
                .allSatisfy(
                        (second, asked) -> assertThat(asked).isBetween(WAITERS / 5L * 9 / 10, WAITERS / 5L * 11 / 10));
        assertThat(askedPerSecond(4))
                .hasSize(30)
                .allSatisfy((second, asked) ->
                        assertThat(asked).isBetween(WAITERS / 30L * 9 / 10, WAITERS / 30L * 11 / 10));
    }

    @Test
    void theSameRequestTakesTheSamePauses() {
        assertThat(pause("r-1", 3)).isEqualTo(pause("r-1", 3)).isNotEqualTo(pause("r-2", 3));
    }

    @Test
    void furtherAnswersToOneQuestionDoNotMakeThePauseLonger() {
        Refresh refresh = new Refresh(new RequestId("r-1"), SessionTiming.DEFAULT);
        refresh.asked();
        refresh.asked();
        long pause = refresh.answered();

        assertThat(refresh.answered()).isEqualTo(pause);
        assertThat(refresh.answered()).isEqualTo(pause);
    }

    private static Map<Long, Long> askedPerSecond(int round) {
        return IntStream.range(0, WAITERS)
                .mapToObj(number -> pause("r-" + number, round).toSeconds())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Duration pause(String request, int rounds) {
        Refresh refresh = new Refresh(new RequestId(request), SessionTiming.DEFAULT);
        long nanos = 0;
        for (int i = 0; i < rounds; i++) {
            refresh.asked();
            nanos = refresh.answered();
        }
        return Duration.ofNanos(nanos);
    }
}
