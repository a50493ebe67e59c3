package io.berth.reservation.timer;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
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
    void aRequestThatWaitsWithoutEndHasOnlyTheSilenceOfItsMaster() {
        pool.given(request("r1").asked());
        assertThat(running()).isEqualTo("[SILENCE r1]");
        assertThat(timer(Kind.SILENCE).length()).isEqualTo(TIMING.silence());
    }

    @Test
    void aRequestThatWaitsForAWhileHasOneMore() {
        pool.given(request("r1").waitingAtMost(Duration.ofSeconds(7)).asked());
        assertThat(running()).isEqualTo("[SILENCE r1, WAIT r1]");
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
    void aReservationStartsUntilTheAgentIsReadyAndIsIdleOnlyFromThenOn() {
        long epoch = reserved();
        assertThat(running()).isEqualTo("[LIMIT a1, RENEWAL a1, START a1, WARN_LIMIT a1]");
        assertThat(timer(Kind.START).length()).isEqualTo(TIMING.start());
        pool.given(agent("a1").ready(epoch));
        assertThat(running()).isEqualTo("[IDLE a1, LIMIT a1, RENEWAL a1, WARN_IDLE a1, WARN_LIMIT a1]");
        assertThat(timer(Kind.RENEWAL).length()).isEqualTo(TIMING.renewal());
        assertThat(timer(Kind.IDLE).length()).isEqualTo(TIMING.idle());
        assertThat(timer(Kind.IDLE).sign()).isGreaterThan(epoch);
        assertThat(timer(Kind.LIMIT).length()).isEqualTo(TIMING.limit());
        assertThat(timer(Kind.LIMIT).sign()).isEqualTo(epoch);
    }

    @Test
    void aRenewalMovesTheSignOfTheRenewalTimer() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch), CI.renewsBusy("a1", epoch));
        long sign = timer(Kind.RENEWAL).sign();
        pool.given(CI.renewsIdle("a1", epoch));
        assertThat(timer(Kind.RENEWAL).sign()).isGreaterThan(sign);
        assertThat(timer(Kind.IDLE).sign()).isEqualTo(sign);
        pool.given(CI.renewsBusy("a1", epoch));
        assertThat(timer(Kind.IDLE).sign()).isGreaterThan(sign);
        assertThat(timer(Kind.WARN_IDLE).sign()).isEqualTo(timer(Kind.IDLE).sign());
        assertThat(timer(Kind.LIMIT).sign()).isEqualTo(epoch);
    }

    @Test
    void aLostAgentKeepsItsTimers() {
        reserved();
        pool.given(agent("a1").silent());
        assertThat(running()).isEqualTo("[LIMIT a1, RENEWAL a1, START a1, WARN_LIMIT a1]");
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
    void cleaningHasOneThatCountsFromTheEndOfTheReservation() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long freed = pool.when(CI.frees("a1", pool.epochOf("a1"))).decision().position();
        assertThat(running()).isEqualTo("[CLEANING a1, OUTCOME r1]");
        assertThat(timer(Kind.CLEANING).length()).isEqualTo(TIMING.cleaning());
        assertThat(timer(Kind.CLEANING).sign()).isEqualTo(freed);
    }

    @Test
    void anAgentThatIsWithdrawnWithoutEndHasNone() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(ANN.drains("a1", "new disk", null), ANN.quarantines("a2", "smells", null));
        assertThat(running()).isEqualTo("[]");
    }

    @Test
    void aWithdrawalWithAnEndHasOneWhateverTheAgentDoes() {
        reserved();
        long said = pool.when(ANN.drains("a1", "new disk", Duration.ofHours(2)))
                .decision()
                .position();
        assertThat(running()).contains("START a1", "WITHDRAWAL a1");
        assertThat(timer(Kind.WITHDRAWAL).length()).isEqualTo(Duration.ofHours(2));
        assertThat(timer(Kind.WITHDRAWAL).sign()).isEqualTo(said);
        pool.given(CI.cancels("r1"));
        assertThat(running()).isEqualTo("[OUTCOME r1, WITHDRAWAL a1]");
    }

    @Test
    void aPoolOnHoldHasOneWhereItsEndWasSaid() {
        pool.given(ANN.holdsPool("storage moves", null));
        assertThat(running()).isEqualTo("[]");
        long said = pool.when(ANN.holdsPool("storage moves", Duration.ofHours(3)))
                .decision()
                .position();
        assertThat(running()).isEqualTo("[POOL_HOLD ]");
        assertThat(timer(Kind.POOL_HOLD).length()).isEqualTo(Duration.ofHours(3));
        assertThat(timer(Kind.POOL_HOLD).sign()).isEqualTo(said);
    }

    @Test
    void anAlternativeThatIsNotTheLastHasOne() {
        pool.given(request("r1").thenAfter(Duration.ofSeconds(20), "macos").asked());
        assertThat(running()).isEqualTo("[FALLBACK r1, SILENCE r1]");
        assertThat(timer(Kind.FALLBACK).length()).isEqualTo(Duration.ofSeconds(20));
        pool.given(pool.due(Kind.FALLBACK, "r1"));
        assertThat(running()).isEqualTo("[SILENCE r1]");
    }

    @Test
    void aSignOfLifeMovesTheSilenceAndNothingElse() {
        pool.given(request("r1")
                .thenAfter(Duration.ofSeconds(20), "macos")
                .waitingAtMost(Duration.ofMinutes(1))
                .asked());
        long sign = timer(Kind.SILENCE).sign();
        pool.given(pool.again("r1"));
        assertThat(timer(Kind.SILENCE).sign()).isGreaterThan(sign);
        assertThat(timer(Kind.FALLBACK).sign()).isEqualTo(sign);
        assertThat(timer(Kind.WAIT).sign()).isEqualTo(sign);
    }

    @Test
    void warningsComeTwoMinutesBeforeTheEndButNotBeforeHalfOfTheTime() {
        pool.given(
                agent("a1").online(),
                request("r1")
                        .under(null, Duration.ofMinutes(2), Duration.ofMinutes(3))
                        .holdingAtMost(Duration.ofHours(1))
                        .asked());
        pool.given(agent("a1").ready(pool.epochOf("a1")));
        assertThat(timer(Kind.WARN_LIMIT).length()).isEqualTo(Duration.ofMinutes(58));
        assertThat(timer(Kind.WARN_IDLE).length()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aPoolThatDoesNotWarnHasNoWarning() {
        TimingContract unwarned = new TimingContract(
                TIMING.offer(),
                TIMING.renewal(),
                TIMING.idle(),
                TIMING.start(),
                TIMING.lockDelay(),
                TIMING.outcome(),
                TIMING.silence(),
                TIMING.cleaning(),
                TIMING.limit(),
                Duration.ZERO);
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(unwarned)));
        pool.given(agent("a1").ready(reserved()));
        assertThat(running()).isEqualTo("[IDLE a1, LIMIT a1, RENEWAL a1]");
    }

    @Test
    void aHoldForDebuggingHasItsEndOnly() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch), CI.debugs("a1", epoch, 1, Duration.ofHours(1), "flaky test"));
        assertThat(running()).isEqualTo("[LIMIT a1, WARN_LIMIT a1]");
        assertThat(timer(Kind.LIMIT).length()).isEqualTo(Duration.ofHours(1));
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
        pool.given(request("r4")
                .tags("gpu")
                .thenAfter(Duration.ofSeconds(5), "macos")
                .asked());
        pool.given(
                agent("a3").tags("tv").cleans().online(),
                request("r5").tags("tv").asked());
        pool.given(CI.frees("a3", pool.epochOf("a3")), ANN.drains("a3", "new disk", Duration.ofHours(1)));
        pool.given(ANN.holdsPool("storage moves", Duration.ofHours(1)));
        for (int commands = 0; !pool.timers().isEmpty(); commands++) {
            Timer next = pool.timers().get(0);
            pool.given(next.command());
            assertThat(pool.timers()).doesNotContain(next);
            assertThat(commands).isLessThan(40);
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
        assertThat(Timers.OF_POOL)
                .doesNotContainAnyElementsOf(Timers.OF_AGENT)
                .doesNotContainAnyElementsOf(Timers.OF_REQUEST);
        EnumSet<Kind> all = EnumSet.copyOf(Timers.OF_AGENT);
        all.addAll(Timers.OF_REQUEST);
        all.addAll(Timers.OF_POOL);
        assertThat(all).isEqualTo(EnumSet.allOf(Kind.class));
    }
}
