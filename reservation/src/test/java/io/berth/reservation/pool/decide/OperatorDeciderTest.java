package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Told;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an operator does to agents, reservations and the pool. */
class OperatorDeciderTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PoolFixture pool = PoolFixture.configured();

    private long reserved() {
        pool.given(agent("a1").online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    @Test
    void anIdleAgentThatIsDrainedGetsNoWork() {
        pool.given(agent("a1").online());
        Told told = pool.when(ANN.drains("a1", "new disk", null));
        assertThat(told.events()).containsExactly("a1 withdrawn: DRAINED");
        assertThat(told.answers()).containsExactly("ann: confirmed a1");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.DRAINED);
        assertThat(pool.when(request("r1").asked()).events()).containsExactly("r1 accepted");
    }

    @Test
    void whoeverWaitsLearnsWhyTheAgentIsDrained() {
        pool.given(agent("a1").online(), ANN.drains("a1", "new disk", null));
        assertThat(pool.when(request("r1").asked()).answer(Answer.Waiting.class).reason())
                .isEqualTo("1 drained (new disk)");
    }

    @Test
    void anAgentThatIsDrainedWhileItIsOfferedIsTakenBack() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        assertThat(pool.when(ANN.drains("a1", "new disk", null)).events())
                .containsExactly(
                        "a1 withdrawn: DRAINED",
                        "a1 no longer offered to r1: WITHDRAWN",
                        "r1 waits again: OFFERS_LOST");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.DRAINED);
        pool.assertOnlyAnswered(CI.reserves("a1", "r1"), "ci: refused STALE");
    }

    @Test
    void anAgentThatIsDrainedWhileItIsReservedEndsWhatItServes() {
        long epoch = reserved();
        Told told = pool.when(ANN.drains("a1", "new disk", null));
        assertThat(told.answer(Answer.Confirmed.class).sentence()).contains("when ci gives it back");
        assertThat(pool.when(CI.renewsBusy("a1", epoch)).answers()).containsExactly("ci: r1 renewed a1");
        pool.given(request("r2").asked(), CI.frees("a1", epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.DRAINED);
        assertThat(pool.stateOf("r2")).isEqualTo(RequestStatus.WAITING);
    }

    @Test
    void anAgentThatIsDrainedWhileItCleansIsCleanFirst() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch), ANN.drains("a1", "new disk", null));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
        pool.given(agent("a1").clean(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.DRAINED);
    }

    @Test
    void anAgentThatIsDrainedForAWhileComesBackByItself() {
        pool.given(agent("a1").online(), request("r0").tags("macos").asked());
        pool.given(ANN.drains("a1", "new disk", HOUR), request("r1").asked());
        assertThat(pool.when(pool.due(Kind.WITHDRAWAL, "a1")).events())
                .containsExactly("a1 resumed", "a1 reserved for r1");
    }

    @Test
    void theEndOfAnEarlierWithdrawalDoesNotEndALaterOne() {
        pool.given(agent("a1").online(), ANN.drains("a1", "new disk", HOUR));
        Command end = pool.due(Kind.WITHDRAWAL, "a1");
        pool.given(ANN.drains("a1", "new mainboard", HOUR));
        pool.assertIgnored(end);
        pool.given(ANN.drains("a1", "new mainboard", null));
        pool.assertIgnored(end);
        assertThat(pool.agent("a1").withdrawn().reason()).isEqualTo("new mainboard");
    }

    @Test
    void anAgentThatIsDrainedWhileItIsGoneStaysSoWhenItComes() {
        pool.given(agent("a1").online(), agent("a1").stopping(), ANN.drains("a1", "new disk", null));
        pool.given(agent("a1").run("run-2").online(), request("r1").asked());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.DRAINED);
    }

    @Test
    void theSameWithdrawalAgainChangesNothing() {
        pool.given(agent("a1").online(), ANN.drains("a1", "new disk", HOUR));
        pool.assertOnlyAnswered(ANN.drains("a1", "new disk", HOUR), "ann: confirmed a1");
    }

    @Test
    void aWithdrawalSaysWhoAndWhyAndHowLong() {
        pool.given(agent("a1").online());
        long said = pool.when(ANN.quarantines("a1", "smells of smoke", HOUR))
                .decision()
                .position();
        assertThat(pool.agent("a1").withdrawn().kind()).isEqualTo(Withdrawal.QUARANTINED);
        assertThat(pool.agent("a1").withdrawn().by().value()).isEqualTo("ann");
        assertThat(pool.agent("a1").withdrawn().reason()).isEqualTo("smells of smoke");
        assertThat(pool.agent("a1").withdrawn().length()).isEqualTo(HOUR);
        assertThat(pool.agent("a1").withdrawn().since()).isEqualTo(said);
    }

    @Test
    void theQuarantineOfAnOperatorIsNotLiftedByTheNextRun() {
        pool.given(agent("a1").online(), ANN.quarantines("a1", "smells", null));
        pool.given(agent("a1").run("run-2").online(), request("r1").asked());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        assertThat(pool.when(ANN.resumes("a1")).events()).containsExactly("a1 resumed", "a1 reserved for r1");
    }

    @Test
    void whatFailsWhileItIsWithdrawnDoesNotComeBackByTime() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(ANN.drains("a1", "new disk", HOUR));
        Command end = pool.due(Kind.WITHDRAWAL, "a1");
        pool.given(CI.frees("a1", epoch), agent("a1").failed(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        pool.assertIgnored(end);
        pool.given(agent("a1").run("run-2").cleans().online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        pool.given(ANN.resumes("a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
    }

    /** It serves epoch e1 for r1, is free of it, and its clean-up fails. */
    private long dirty() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch), agent("a1").failed(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        return epoch;
    }

    @Test
    void anAgentThatCouldNotCleanUpCleansUpBeforeItGetsWorkAgain() {
        long epoch = dirty();
        pool.given(request("r2").asked());
        Told told = pool.restarted().when(ANN.resumes("a1"));
        assertThat(told.events()).containsExactly("a1 resumed, cleans first");
        assertThat(told.answer(Answer.Confirmed.class).sentence()).startsWith("It cleans up first");
        assertThat(pool.when(agent("a1").clean(epoch)).events()).containsExactly("a1 cleaned", "a1 reserved for r2");
    }

    @Test
    void anAgentThatFailsToCleanUpAfterItIsResumedIsBackInQuarantine() {
        long epoch = dirty();
        pool.given(ANN.resumes("a1"), agent("a1").failed(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        pool.assertIgnored(agent("a1").failed(epoch));
        pool.given(ANN.resumes("a1"), agent("a1").clean(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void anAgentThatSaysNothingAfterItIsResumedUncleanIsBackInQuarantine() {
        dirty();
        pool.given(ANN.resumes("a1"));
        pool.given(pool.due(Kind.CLEANING, "a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        pool.given(ANN.resumes("a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
    }

    @Test
    void anUncleanAgentThatIsDrainedStaysInQuarantineUntilSomebodyResumesItAndThenCleansUp() {
        dirty();
        pool.given(ANN.drains("a1", "new disk", HOUR));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        pool.given(agent("a1").run("run-2").cleans().online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        assertThat(pool.when(ANN.resumes("a1")).events()).containsExactly("a1 resumed, cleans first");
    }

    @Test
    void anUncleanAgentThatIsResumedWhileItIsGoneCleansUpWhenItComes() {
        long epoch = dirty();
        pool.given(agent("a1").silent(), ANN.resumes("a1"), request("r2").asked());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
        assertThat(pool.when(agent("a1").cleans().online()).events()).containsExactly("a1 registered");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
        assertThat(pool.when(agent("a1").clean(epoch)).events()).containsExactly("a1 cleaned", "a1 reserved for r2");
    }

    @Test
    void anAgentThatCleansAndFailsToStartTooOftenCleansUpWhenItIsResumed() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long first = pool.epochOf("a1");
        pool.given(agent("a1").failed(first), agent("a1").clean(first));
        long second = pool.epochOf("a1");
        pool.given(agent("a1").failed(second), CI.cancels("r1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        assertThat(pool.when(ANN.resumes("a1")).events()).containsExactly("a1 resumed, cleans first");
    }

    @Test
    void anAgentThatWasCleanWhenItWasWithdrawnNeedsNoCleanUp() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch), agent("a1").clean(epoch), ANN.quarantines("a1", "smells", null));
        pool.given(ANN.resumes("a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void anUncleanAgentThatDoesNotCleanAnyMoreGetsWorkWhenItIsResumed() {
        dirty();
        pool.given(
                ANN.quarantines("a1", "smells", null), agent("a1").run("run-2").online());
        pool.given(ANN.resumes("a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void whatFailedIsNotBroughtBackByADrainWithAnEnd() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch), agent("a1").failed(epoch));
        Told told = pool.when(ANN.drains("a1", "new disk", HOUR));
        assertThat(told.events()).containsExactly("a1 withdrawn: QUARANTINED");
        assertThat(told.answer(Answer.Confirmed.class).sentence())
                .isEqualTo("It is in quarantine without an end, and stays so until somebody resumes it.");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        assertThat(pool.agent("a1").withdrawn().reason()).isEqualTo("new disk");
        assertThat(pool.agent("a1").withdrawn().length()).isNull();
        pool.assertOnlyAnswered(ANN.drains("a1", "new disk", HOUR), "ann: confirmed a1");
    }

    @Test
    void norByASecondOne() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(
                ANN.drains("a1", "new disk", HOUR),
                CI.frees("a1", epoch),
                agent("a1").failed(epoch));
        pool.given(ANN.drains("a1", "new disk", null), ANN.drains("a1", "new fan", HOUR));
        pool.given(ANN.quarantines("a1", "new board", HOUR));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.QUARANTINED);
        assertThat(pool.agent("a1").withdrawn().length()).isNull();
        pool.given(ANN.resumes("a1"), ANN.drains("a1", "new disk", HOUR));
        assertThat(pool.agent("a1").withdrawn().length()).isEqualTo(HOUR);
    }

    @Test
    void aQuarantineWithAnEndThatSomebodySaidMayBeReplaced() {
        pool.given(agent("a1").online(), ANN.quarantines("a1", "smells", HOUR), ANN.drains("a1", "new disk", null));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.DRAINED);
    }

    @Test
    void resumingWhatWasNotWithdrawnChangesNothing() {
        pool.given(agent("a1").online());
        pool.assertOnlyAnswered(ANN.resumes("a1"), "ann: confirmed a1");
    }

    @Test
    void resumingAnAgentThatStillServesLetsItServeOn() {
        long epoch = reserved();
        pool.given(
                ANN.drains("a1", "new disk", null),
                ANN.resumes("a1"),
                request("r2").asked());
        assertThat(pool.when(CI.frees("a1", epoch)).events()).contains("a1 reserved for r2");
    }

    @Test
    void whatIsUnknownCannotBeWithdrawnResumedOrRevoked() {
        pool.assertOnlyAnswered(ANN.drains("a9", "new disk", null), "ann: refused UNKNOWN_AGENT");
        pool.assertOnlyAnswered(ANN.resumes("a9"), "ann: refused UNKNOWN_AGENT");
        pool.assertOnlyAnswered(ANN.revokes("a9", 1), "ann: refused UNKNOWN_AGENT");
        pool.assertOnlyAnswered(ANN.removes("a9"), "ann: refused UNKNOWN_AGENT");
    }

    @Test
    void anAgentThatIsGoneIsForgotten() {
        pool.given(agent("a1").online(), agent("a1").stopping());
        Told told = pool.when(ANN.removes("a1"));
        assertThat(told.events()).containsExactly("a1 removed");
        assertThat(pool.agent("a1")).isNull();
        pool.assertOnlyAnswered(ANN.removes("a1"), "ann: refused UNKNOWN_AGENT");
        assertThat(pool.when(request("r1").onlyIfItCanMatch().asked()).answers())
                .containsExactly("ci: r1 ended: REJECTED NO_MATCH");
    }

    @Test
    void anAgentThatIsThereOrServesCannotBeForgotten() {
        pool.given(agent("a1").online());
        pool.assertOnlyAnswered(ANN.removes("a1"), "ann: refused WRONG_STATE");
        reserved();
        pool.given(agent("a1").silent());
        Told told = pool.when(ANN.removes("a1"));
        assertThat(told.answers()).containsExactly("ann: refused WRONG_STATE");
        assertThat(told.answer(Answer.Refused.class).sentence()).contains("revoke its reservation");
    }

    @Test
    void anAgentThatWasForgottenAndReturnsGetsAHigherEpoch() {
        long epoch = reserved();
        pool.given(CI.frees("a1", epoch), agent("a1").stopping(), ANN.removes("a1"));
        pool.given(
                agent("a1").run("run-2").remembers(epoch).online(),
                request("r2").asked());
        assertThat(pool.epochOf("a1")).isGreaterThan(epoch);
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch), "ci: refused STALE");
    }

    @Test
    void aPoolOnHoldGivesNothingAway() {
        pool.given(agent("a1").online());
        Told told = pool.when(ANN.holdsPool("storage moves", null));
        assertThat(told.events()).containsExactly("pool on hold");
        assertThat(told.answers()).containsExactly("ann: confirmed");
        Told asked = pool.when(request("r1").asked());
        assertThat(asked.events()).containsExactly("r1 accepted");
        assertThat(asked.answer(Answer.Waiting.class).reason()).startsWith("the pool is on hold (storage moves)");
        assertThat(pool.when(agent("a2").online()).events()).containsExactly("a2 registered");
        assertThat(pool.when(request("r2").tryingOnce().asked()).answers())
                .containsExactly("ci: r2 ended: UNAVAILABLE");
    }

    @Test
    void whoeverDoesNotWaitIsToldWhoHoldsThePoolAndWhyAndUntilWhen() {
        pool.given(agent("a1").online(), ANN.holdsPool("storage moves", HOUR));
        Told once = pool.when(request("r1").tryingOnce().asked());
        assertThat(once.answer(Answer.Ended.class).sentence())
                .matches("The pool is on hold and gives nothing away; ann said so \\(storage moves, until [-0-9]+"
                        + " [:0-9]+ UTC\\)\\. No matching agent can be given to the request now, and it did not want to"
                        + " wait\\. Ask again later, or let it wait\\.");
        pool.given(ANN.holdsPool("storage moves", null));
        assertThat(pool.when(request("r2").tryingOnce().asked())
                        .answer(Answer.Ended.class)
                        .sentence())
                .startsWith("The pool is on hold and gives nothing away; ann said so (storage moves, until it is"
                        + " released). No matching agent");
        pool.given(request("r3").waitingAtMost(HOUR).asked());
        assertThat(pool.when(pool.due(Kind.WAIT, "r3"))
                        .answer(Answer.Ended.class)
                        .sentence())
                .startsWith("The pool is on hold");
    }

    /** A hold that came afterwards, or is over, is not why. */
    @Test
    void aHoldThatCameLaterIsNotSaidToHaveHeldItUp() {
        pool.given(request("r1").tryingOnce().asked(), ANN.holdsPool("storage moves", HOUR));
        assertThat(pool.when(request("r1").tryingOnce().asked())
                        .answer(Answer.Ended.class)
                        .sentence())
                .startsWith("No matching agent can be given");
    }

    @Test
    void whatIsHeldGoesOnWhileThePoolIsOnHold() {
        long epoch = reserved();
        pool.given(agent("a2").online(), request("r2").choosingAmong(1).asked());
        pool.given(ANN.holdsPool("storage moves", null), request("r3").asked());
        assertThat(pool.when(CI.reserves("a2", "r2")).answers()).containsExactly("ci: r2 has a2");
        assertThat(pool.when(CI.renewsBusy("a1", epoch)).answers()).containsExactly("ci: r1 renewed a1");
        assertThat(pool.when(CI.frees("a1", epoch)).answers()).containsExactly("ci: r1 ended: FREED");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void aPoolThatIsReleasedGivesAwayAtOnce() {
        pool.given(
                ANN.holdsPool("storage moves", null),
                agent("a1").online(),
                agent("a2").online());
        pool.given(request("r1").asked(), request("r2").asked());
        Told told = pool.when(ANN.releasesPool());
        assertThat(told.events()).containsExactly("pool released", "a1 reserved for r1", "a2 reserved for r2");
        assertThat(told.answers()).containsExactly("ann: confirmed", "ci: r1 has a1", "ci: r2 has a2");
    }

    @Test
    void aPoolOnHoldForAWhileGoesOnByItself() {
        pool.given(
                ANN.holdsPool("storage moves", HOUR),
                agent("a1").online(),
                request("r1").asked());
        assertThat(pool.restarted().when(pool.due(Kind.POOL_HOLD, "")).events())
                .containsExactly("pool released", "a1 reserved for r1");
    }

    @Test
    void theEndOfAnEarlierHoldDoesNotEndALaterOne() {
        pool.given(ANN.holdsPool("storage moves", HOUR));
        Command end = pool.due(Kind.POOL_HOLD, "");
        pool.given(ANN.releasesPool(), ANN.holdsPool("power is out", HOUR));
        pool.assertIgnored(end);
    }

    @Test
    void theSameHoldAgainAndAReleaseOfNothingChangeNothing() {
        pool.assertOnlyAnswered(ANN.releasesPool(), "ann: confirmed");
        pool.given(ANN.holdsPool("storage moves", HOUR));
        pool.assertOnlyAnswered(ANN.holdsPool("storage moves", HOUR), "ann: confirmed");
    }

    @Test
    void aRevokedReservationIsOverAndItsHolderLearnsWhoAndWhy() {
        long epoch = reserved();
        Told told = pool.when(ANN.revokes("a1", epoch));
        assertThat(told.events())
                .containsExactly(
                        "a1 revoked from r1", "a1 no longer reserved for r1: REVOKED, LOCK_DELAY", "r1 ended: REVOKED");
        assertThat(told.answers()).containsExactly("ann: confirmed a1", "ci: r1 ended: REVOKED");
        assertThat(told.answer(Answer.Ended.class).sentence()).contains("ann", "wanted elsewhere", "Stop using");
        assertThat(pool.when(request("r1").asked()).answer(Answer.Ended.class).sentence())
                .contains("ann", "wanted elsewhere");
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch), "ci: refused STALE");
    }

    @Test
    void onlyTheReservationThatTheOperatorSawIsRevoked() {
        long epoch = reserved();
        pool.given(CI.frees("a1", epoch), request("r2").asked());
        Told told = pool.when(ANN.revokes("a1", epoch));
        assertThat(told.answers()).containsExactly("ann: refused STALE");
        assertThat(told.answer(Answer.Refused.class).sentence())
                .contains("epoch " + epoch, String.valueOf(pool.epochOf("a1")));
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void revokingAgainIsRefused() {
        long epoch = reserved();
        pool.given(ANN.revokes("a1", epoch));
        pool.assertOnlyAnswered(ANN.revokes("a1", epoch), "ann: refused STALE");
    }

    @Test
    void revokingOneOfSeveralLeavesTheOthersAndTellsNothingOfThem() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").tags(2, "linux").asked());
        pool.given(agent("a1").ready(pool.epochOf("a1")), agent("a2").ready(pool.epochOf("a2")));
        assertThat(pool.when(ANN.revokes("a1", pool.epochOf("a1"))).answers())
                .containsExactly("ann: confirmed a1", "ci: r1 released a1: REVOKED");
        assertThat(pool.holderOf("a2")).isEqualTo("r1");
    }
}
