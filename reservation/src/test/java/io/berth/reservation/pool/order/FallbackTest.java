package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FallbackTest {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration SEVEN = Duration.ofMinutes(7);

    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    private Duration waitOf(String id) {
        return pool.timers().stream()
                .filter(timer -> timer.key().equals(new Timer.Key(Kind.FALLBACK, id)))
                .findFirst()
                .orElseThrow()
                .length();
    }

    @Test
    void whatIsAskedForFirstIsNotReplacedBeforeItsWaitIsOver() {
        pool.given(agent("a1").online());
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        pool.given(agent("x1").tags("xcode=16").online());
        assertThat(pool.holderOf("x1")).isEqualTo("r1");
    }

    @Test
    void afterItsWaitTheNextOneIsAskedForInstead() {
        pool.given(agent("a1").online());
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void eachAlternativeHasAWaitOfItsOwn() {
        pool.given(request("r1")
                .tags("a")
                .thenAfter(FIVE, "b")
                .thenAfter(SEVEN, "c")
                .asked());
        assertThat(waitOf("r1")).isEqualTo(FIVE);
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(waitOf("r1")).isEqualTo(SEVEN);
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(pool.timers()).noneMatch(timer -> timer.key().kind() == Kind.FALLBACK);
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
    }

    @Test
    void itIsAskedForOneOfThemAtATime() {
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        pool.given(agent("x1").tags("xcode=16").online());
        assertThat(pool.holderOf("x1")).isNull();
    }

    @Test
    void aRequestThatFallsBackKeepsItsPlace() {
        pool.given(
                agent("x1").tags("xcode=16").online(),
                request("r0").tags("xcode=16").asked());
        pool.given(
                request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked(),
                request("r2").asked());
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(queue.told("r1").position()).isEqualTo(1);
        assertThat(queue.told("r2").position()).isEqualTo(2);
        pool.given(agent("a1").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void whatNothingRegisteredCouldMeetIsSkippedAtOnce() {
        pool.given(agent("a1").online());
        pool.given(request("r1")
                .tags("xcode=16")
                .thenAfter(FIVE, "linux")
                .onlyIfItCanMatch()
                .asked());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void itIsSkippedInTheMiddleToo() {
        pool.given(agent("a1").online(), agent("x1").tags("xcode=16").online());
        pool.given(request("r0").tags("xcode=16").asked());
        pool.given(request("r1")
                .tags("xcode=16")
                .thenAfter(FIVE, "windows")
                .thenAfter(FIVE, "linux")
                .onlyIfItCanMatch()
                .asked());
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void whereNothingThatFollowsCouldBeMetTheNextOneIsAskedFor() {
        pool.given(
                agent("x1").tags("xcode=16").online(),
                request("r0").tags("xcode=16").asked());
        pool.given(request("r1")
                .tags("xcode=16")
                .thenAfter(FIVE, "windows")
                .thenAfter(FIVE, "bsd")
                .asked());
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(queue.told("r1").alternative()).isEqualTo(1);
    }

    @Test
    void whoeverWaitsForCapacityIsAskedForTheFirstOneAlthoughNothingMatchesIt() {
        pool.given(agent("a1").online());
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        assertThat(queue.told("r1").alternative()).isZero();
    }

    /** It waited for its first wish on purpose, for as long as it said; what it takes instead, it wants soon. */
    @Test
    void whoeverWaitsForCapacityFallsBackToWhatCouldBeMet() {
        pool.given(agent("a1").online(), request("r0").asked());
        pool.given(request("r1")
                .tags("xcode=17")
                .thenAfter(FIVE, "xcode=16")
                .thenAfter(FIVE, "linux")
                .asked());
        assertThat(queue.told("r1").alternative()).isZero();
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(queue.told("r1").alternative()).isEqualTo(2);
    }

    @Test
    void placeAndReasonTellWhichAlternativeItIs() {
        pool.given(agent("a1").online(), request("r0").asked());
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        assertThat(queue.told("r1").reason())
                .isEqualTo("alternative 1 of 2, xcode=16; no registered agent matches yet");
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(queue.told("r1").alternative()).isEqualTo(1);
        assertThat(queue.told("r1").reason()).isEqualTo("alternative 2 of 2, linux; 1 busy");
    }

    @Test
    void theMasterIsToldThatItFellBack() {
        pool.given(agent("a1").online(), request("r0").asked());
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        assertThat(pool.when(pool.due(Kind.FALLBACK, "r1")).answers()).containsExactly("ci: r1 waits, 1 of 1, 1 match");
    }

    @Test
    void aTimerOfAnAlternativeThatIsOverChangesNothing() {
        pool.given(request("r1")
                .tags("a")
                .thenAfter(FIVE, "b")
                .thenAfter(FIVE, "c")
                .asked());
        Command due = pool.due(Kind.FALLBACK, "r1");
        pool.given(due);
        pool.assertIgnored(due);
        assertThat(queue.told("r1").alternative()).isEqualTo(1);
    }

    @Test
    void aRequestThatWasServedDoesNotFallBack() {
        pool.given(request("r1").tags("xcode=16").thenAfter(FIVE, "linux").asked());
        Command due = pool.due(Kind.FALLBACK, "r1");
        pool.given(agent("x1").tags("xcode=16").online());
        pool.assertIgnored(due);
    }

    @Test
    void theMaximumWaitIsForAllAlternativesTogether() {
        pool.given(request("r1")
                .tags("a")
                .thenAfter(FIVE, "b")
                .waitingAtMost(Duration.ofMinutes(20))
                .asked());
        Command due = pool.due(Kind.WAIT, "r1");
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(pool.when(due).answers()).containsExactly("ci: r1 ended: WAIT_EXPIRED");
    }

    @Test
    void aGroupMayFallBackToASmallerOne() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        pool.given(request("r0").asked());
        pool.given(request("r1")
                .tags(3, "linux")
                .thenAfter(FIVE, "windows")
                .tags(2, "linux")
                .asked());
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(pool.due(Kind.FALLBACK, "r1")).answers())
                .containsExactly("ci: r1 has a2", "ci: r1 has a3");
    }

    @Test
    void afterARestartTheSameAlternativeIsAskedFor() {
        pool.given(request("r1")
                .tags("a")
                .thenAfter(FIVE, "b")
                .thenAfter(FIVE, "c")
                .asked());
        pool.given(pool.due(Kind.FALLBACK, "r1")).restarted();
        assertThat(queue.told("r1").alternative()).isEqualTo(1);
        pool.given(agent("b1").tags("b").online());
        assertThat(pool.holderOf("b1")).isEqualTo("r1");
    }
}
