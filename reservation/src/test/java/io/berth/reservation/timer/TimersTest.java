package io.berth.reservation.timer;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final TimingContract TIMING = TimingContract.DEFAULT;

    private final PoolFixture pool = PoolFixture.configured();

    private String running() {
        return pool.timers().stream()
                .map(timer -> timer.key().kind() + " " + timer.key().about())
                .sorted()
                .toList()
                .toString();
    }

    private Timer timer(Kind kind) {
        return pool.timers().stream()
                .filter(timer -> timer.key().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private long reserved() {
        pool.given(agent("a1").online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    @Test
    void nothingRunsWhereNothingIsAskedFor() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a2").silent());
        assertThat(running()).isEqualTo("[]");
    }

    @Test
    void aRequestThatWaitsWithoutEndHasNone() {
        pool.given(request("r1").asked());
        assertThat(running()).isEqualTo("[]");
    }

    @Test
    void aRequestThatWaitsForAWhileHasOne() {
        pool.given(request("r1").waitingAtMost(Duration.ofSeconds(7)).asked());
        assertThat(running()).isEqualTo("[WAIT r1]");
        assertThat(timer(Kind.WAIT).length()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void anOfferHasOneOfTheLengthThatItsRequestAskedFor() {
        pool.given(agent("a1").online());
        pool.given(request("r1")
                .choosingAmong(1)
                .waitingAtMost(Duration.ofSeconds(7))
                .under(Duration.ofSeconds(3), null, null)
                .asked());
        assertThat(running()).isEqualTo("[OFFER r1]");
        assertThat(timer(Kind.OFFER).length()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aReservationHasThreeUntilTheAgentIsReady() {
        long epoch = reserved();
        assertThat(running()).isEqualTo("[IDLE a1, RENEWAL a1, START a1]");
        assertThat(timer(Kind.START).length()).isEqualTo(TIMING.start());
        pool.given(agent("a1").ready(epoch));
        assertThat(running()).isEqualTo("[IDLE a1, RENEWAL a1]");
        assertThat(timer(Kind.RENEWAL).length()).isEqualTo(TIMING.renewal());
        assertThat(timer(Kind.IDLE).length()).isEqualTo(TIMING.idle());
    }

    @Test
    void aRenewalMovesTheSignOfTheRenewalTimer() {
        long epoch = reserved();
        long sign = timer(Kind.RENEWAL).sign();
        pool.given(CI.renewsIdle("a1", epoch));
        assertThat(timer(Kind.RENEWAL).sign()).isGreaterThan(sign);
        assertThat(timer(Kind.IDLE).sign()).isEqualTo(sign);
        pool.given(CI.renewsBusy("a1", epoch));
        assertThat(timer(Kind.IDLE).sign()).isGreaterThan(sign);
        assertThat(timer(Kind.START).sign()).isEqualTo(sign);
    }

    @Test
    void aLostAgentKeepsItsTimers() {
        reserved();
        pool.given(agent("a1").silent());
        assertThat(running()).isEqualTo("[IDLE a1, RENEWAL a1, START a1]");
    }

    @Test
    void aLockDelayIsAsLongAsThePoolSaysNow() {
        reserved();
        pool.given(pool.due(Kind.RENEWAL, "a1"));
        TimingContract longer = new TimingContract(
                TIMING.offer(),
                TIMING.renewal(),
                TIMING.idle(),
                TIMING.start(),
                Duration.ofMinutes(1),
                TIMING.outcome(),
                TIMING.silence(),
                TIMING.cleaning(),
                TIMING.limit(),
                TIMING.warning());
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(longer)));
        assertThat(running()).isEqualTo("[LOCK_DELAY a1, OUTCOME r1]");
        assertThat(timer(Kind.LOCK_DELAY).length()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void cleaningAndQuarantineHaveNone() {
        pool.given(agent("a1").cleans().online(), agent("a2").tags("gpu").online());
        pool.given(request("r1").asked(), request("r2").tags("gpu").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")), agent("a2").failed(pool.epochOf("a2")));
        assertThat(running()).isEqualTo("[OUTCOME r1, OUTCOME r2]");
    }

    @Test
    void anOutcomeIsRememberedAsLongAsThePoolSays() {
        pool.given(
                request("r1").tryingOnce().asked(),
                request("r2").onlyIfItCanMatch().asked());
        assertThat(running()).isEqualTo("[OUTCOME r1, OUTCOME r2]");
        assertThat(timer(Kind.OUTCOME).length()).isEqualTo(TIMING.outcome());
    }

    @Test
    void everyTimerStopsByWhatItsOwnCommandDoes() {
        pool.given(agent("a1").online(), agent("a2").tags("gpu").online());
        pool.given(
                request("r1").asked(),
                request("r2").tags("gpu").choosingAmong(1).asked());
        pool.given(request("r3").waitingAtMost(Duration.ofSeconds(1)).asked());
        for (int commands = 0; !pool.timers().isEmpty(); commands++) {
            Timer next = pool.timers().get(0);
            pool.given(next.command());
            assertThat(pool.timers()).doesNotContain(next);
            assertThat(commands).isLessThan(20);
        }
        assertThat(pool.pool().requests()).isEmpty();
    }

    @Test
    void aRestartAsksForTheSameTimers() {
        reserved();
        pool.given(request("r2").waitingAtMost(Duration.ofSeconds(9)).asked());
        List<Timer> timers = pool.timers();
        assertThat(pool.restarted().timers()).containsExactlyInAnyOrderElementsOf(timers);
    }

    @Test
    void agentsAndRequestsHaveTheKindsThatTheyMayHave() {
        assertThat(Timers.OF_AGENT).doesNotContainAnyElementsOf(Timers.OF_REQUEST);
        EnumSet<Kind> all = EnumSet.copyOf(Timers.OF_AGENT);
        all.addAll(Timers.OF_REQUEST);
        assertThat(all).isEqualTo(EnumSet.allOf(Kind.class));
    }
}
