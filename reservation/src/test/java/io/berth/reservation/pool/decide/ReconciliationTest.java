package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Masters, agents and the pool disagree about who uses what: every class of disagreement, and its repair. The table in
 * docs/reconciliation.md names these tests.
 */
class ReconciliationTest {
    private final PoolFixture pool = PoolFixture.configured();

    /** Everything that the pool stored is gone, and so is the log. */
    private final PoolFixture poolWithoutStores = PoolFixture.configured();

    private long served() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(agent("a1").ready(epoch));
        return epoch;
    }

    @Test
    void a1NobodyUsesItAndAllAgree() {
        pool.given(agent("a1").online());
        pool.assertIgnored(agent("a1").online());
        pool.assertIgnored(CI.follows(pool));
    }

    @Test
    void a2ItsHolderUsesItAndAllAgree() {
        long epoch = served();
        pool.assertIgnored(agent("a1").cleans().serving(epoch).online());
        pool.assertOnlyAnswered(CI.follows(pool, "r1"), "ci: r1 has a1", "ci: r1 can start on a1");
    }

    @Test
    void aReportIsASignOfLifeOfWhatWaits() {
        pool.given(request("r1").asked());
        Command silence = pool.due(Kind.SILENCE, "r1");
        assertThat(pool.when(CI.follows(pool, "r1")).events()).containsExactly("r1 heard");
        pool.assertIgnored(silence);
    }

    @Test
    void nc1AMasterThatForgotWhatItHoldsSaysSoAndTheAgentIsFreed() {
        served();
        Told told = pool.when(CI.follows(pool));
        assertThat(told.events())
                .containsExactly("a1 no longer reserved for r1: ABANDONED, CLEANING", "r1 ended: ABANDONED");
        assertThat(told.answers()).containsExactly("ci: r1 ended: ABANDONED");
    }

    @Test
    void nc1AMasterThatForgotWhatItWaitsForLeavesTheQueue() {
        pool.given(request("r1").asked(), request("r2").asked());
        assertThat(pool.when(CI.follows(pool, "r2")).events()).containsExactly("r1 ended: ABANDONED", "r2 heard");
    }

    @Test
    void nc1AMasterThatForgotItsOffersGivesThemBack() {
        pool.given(
                agent("a1").online(),
                request("r1").choosingAmong(1).asked(),
                request("r2").of("other").asked());
        assertThat(pool.when(CI.follows(pool)).events())
                .containsExactly("a1 no longer offered to r1: CANCELLED", "r1 ended: ABANDONED", "a1 reserved for r2");
    }

    /** Found by the simulator: copies of reports came late, and ended what was asked for after they had been written. */
    @Test
    void nc1AReportThatComesLateEndsNothingThatIsNewer() {
        served();
        Command report = CI.follows(pool, "r1");
        pool.given(
                agent("a2").online(),
                request("r2").asked(),
                agent("a3").online(),
                request("r3").choosingAmong(1).asked(),
                request("r4").asked());
        assertThat(pool.stateOf("r2")).isEqualTo(RequestStatus.RESERVED);
        assertThat(pool.stateOf("r3")).isEqualTo(RequestStatus.OFFERED);
        assertThat(pool.stateOf("r4")).isEqualTo(RequestStatus.WAITING);
        pool.assertOnlyAnswered(report, "ci: r1 has a1", "ci: r1 can start on a1");
    }

    @Test
    void nc1AReportEndsNothingThatGaveASignOfLifeAfterIt() {
        long epoch = served();
        pool.given(request("r2").asked());
        Command report = CI.follows(pool);
        pool.given(CI.renewsIdle("a1", epoch), request("r2").asked());
        pool.assertIgnored(report);
        assertThat(pool.when(CI.follows(pool)).events()).contains("r1 ended: ABANDONED", "r2 ended: ABANDONED");
    }

    @Test
    void nc1AReportOfAMasterThatHeardNothingYetEndsNothing() {
        served();
        pool.assertIgnored(CI.followsAsOf(-1));
    }

    /** Positions may begin anew then, and what it heard of before says nothing of what is asked for since. */
    @Test
    void nc2AReportOfAMasterThatHeardOfALogThatIsLostEndsNothing() {
        poolWithoutStores.given(request("r2").asked());
        poolWithoutStores.assertIgnored(CI.followsAsOf(7_000));
    }

    @Test
    void nc1WhatOthersHoldIsNotTouchedByAReport() {
        served();
        pool.assertIgnored(master("other").follows(pool));
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void nc1AFreeThatWasLostEndsForWantOfAJob() {
        served();
        assertThat(pool.when(pool.due(Kind.IDLE, "a1")).events()).contains("r1 ended: IDLE_EXPIRED");
    }

    @Test
    void nc1AMasterThatIsGoneEndsForWantOfRenewals() {
        served();
        assertThat(pool.when(pool.due(Kind.RENEWAL, "a1")).events()).contains("r1 ended: RENEWAL_EXPIRED");
    }

    @Test
    void nc1AnAgentThatNoLongerServesSaysSo() {
        long epoch = served();
        assertThat(pool.when(agent("a1").cleans().remembers(epoch).online()).events())
                .containsExactly("a1 no longer reserved for r1: AGENT_LOST, CLEANING", "r1 ended: AGENT_LOST");
    }

    @Test
    void nc2AMasterThatUsesWhatIsNotTrackedIsToldToStop() {
        served();
        poolWithoutStores.assertOnlyAnswered(CI.renewsBusy("a1", 7_000), "ci: refused UNKNOWN_AGENT");
        Told told = poolWithoutStores.when(CI.follows(poolWithoutStores, "r1"));
        assertThat(told.answers()).containsExactly("ci: refused UNKNOWN_REQUEST");
        assertThat(told.answer(Answer.Refused.class).sentence()).contains("Nothing is held for it");
    }

    @Test
    void nc2AnAgentThatServesWhatIsNotTrackedIsCleanedBeforeAnybodyGetsIt() {
        poolWithoutStores.given(
                request("r2").asked(), agent("a1").cleans().serving(7_000).online());
        assertThat(poolWithoutStores.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
        Told told = poolWithoutStores.when(CI.renewsBusy("a1", 7_000));
        assertThat(told.answers()).containsExactly("ci: refused STALE");
        assertThat(told.answer(Answer.Refused.class).sentence()).contains("Stop using the agent");
        poolWithoutStores.given(agent("a1").clean(7_000));
        assertThat(poolWithoutStores.holderOf("a1")).isEqualTo("r2");
        assertThat(poolWithoutStores.epochOf("a1")).isGreaterThan(7_000);
    }

    @Test
    void nc2AMasterThatMissedTheEndIsToldToStop() {
        long epoch = served();
        pool.given(pool.due(Kind.IDLE, "a1"));
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.follows(pool, "r1"), "ci: r1 ended: IDLE_EXPIRED");
    }

    @Test
    void nc3TrackedForAnotherThanTheUser() {
        long epoch = served();
        pool.given(pool.due(Kind.RENEWAL, "a1"), request("r2").of("next").asked());
        pool.given(agent("a1").clean(epoch));
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.frees("a1", epoch), "ci: r1 ended: RENEWAL_EXPIRED");
        pool.assertOnlyAnswered(CI.follows(pool, "r1"), "ci: r1 ended: RENEWAL_EXPIRED");
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void nc3TheAgentStillServesTheOneBefore() {
        long first = served();
        pool.given(pool.due(Kind.RENEWAL, "a1"), request("r2").of("next").asked());
        pool.given(agent("a1").clean(first));
        // It has not heard of the next one yet: what it says of the first is late, and ends nothing.
        pool.assertIgnored(agent("a1").cleans().serving(first).online());
        pool.assertIgnored(agent("a1").ready(first));
        assertThat(pool.when(agent("a1").ready(pool.epochOf("a1"))).answers())
                .containsExactly("next: r2 can start on a1");
    }

    @Test
    void c1AnotherUserBesideTheHolderIsRefused() {
        long epoch = served();
        pool.assertOnlyAnswered(master("other").renewsBusy("a1", epoch), "other: refused NOT_HOLDER");
        pool.assertOnlyAnswered(master("other").frees("a1", epoch), "other: refused NOT_HOLDER");
        pool.assertOnlyAnswered(master("other").follows(pool, "r1"), "other: refused NOT_HOLDER");
        pool.assertOnlyAnswered(master("other").renewsBusy("a1", epoch - 1), "other: refused STALE");
        assertThat(pool.when(CI.renewsBusy("a1", epoch)).answers()).containsExactly("ci: r1 renewed a1");
    }

    @Test
    void c1ASecondMachineUnderTheNameOfTheAgentEndsTheReservationOfTheFirst() {
        long epoch = served();
        pool.given(agent("a1").run("twin").cleans().online());
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.AGENT_LOST);
        pool.assertIgnored(agent("a1").clean(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
    }

    @Test
    void c2SeveralUsersAndNoneTrackedAreAllToldToStop() {
        poolWithoutStores.given(agent("a1").cleans().serving(7_000).online());
        poolWithoutStores.assertOnlyAnswered(CI.renewsBusy("a1", 7_000), "ci: refused STALE");
        poolWithoutStores.assertOnlyAnswered(master("other").renewsBusy("a1", 6_000), "other: refused STALE");
        poolWithoutStores.assertOnlyAnswered(CI.follows(poolWithoutStores, "r1"), "ci: refused UNKNOWN_REQUEST");
        poolWithoutStores.assertOnlyAnswered(
                master("other").follows(poolWithoutStores, "r0"), "other: refused UNKNOWN_REQUEST");
        poolWithoutStores.given(request("r2").of("next").asked());
        assertThat(poolWithoutStores.stateOf("r2")).isEqualTo(RequestStatus.WAITING);
        poolWithoutStores.given(agent("a1").clean(7_000));
        assertThat(poolWithoutStores.agent("a1").use().master()).isEqualTo(new MasterName("next"));
        assertThat(poolWithoutStores.epochOf("a1")).isGreaterThan(7_000);
    }

    @Test
    void anOperatorEndsWhatNothingElseEnds() {
        long epoch = served();
        pool.given(CI.debugs("a1", epoch, 1, Duration.ofDays(7), "forgotten"));
        assertThat(pool.when(ANN.revokes("a1", epoch)).events()).contains("r1 ended: REVOKED");
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch), "ci: refused STALE");
    }
}
