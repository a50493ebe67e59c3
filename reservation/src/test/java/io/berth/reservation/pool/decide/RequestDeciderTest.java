package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestDeciderTest {
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void takesTheFirstAgentThatMatchesInOneStep() {
        pool.given(agent("a1").online());
        Told told = pool.when(request("r1").asked());
        assertThat(told.events()).containsExactly("r1 accepted", "a1 reserved for r1");
        assertThat(told.answers()).containsExactly("ci: r1 has a1");
    }

    @Test
    void theEpochIsThePositionOfTheGrant() {
        pool.given(agent("a1").online());
        Told told = pool.when(request("r1").asked());
        assertThat(told.answer(Answer.Reserved.class).epoch())
                .isEqualTo(told.decision().position());
    }

    @Test
    void waitsWhereNothingIsFree() {
        pool.given(agent("a1").online(), request("r1").asked());
        Told told = pool.when(request("r2").asked());
        assertThat(told.events()).containsExactly("r2 accepted");
        assertThat(told.answers()).containsExactly("ci: r2 waits, 1 of 1, 1 match");
        assertThat(told.answer(Answer.Waiting.class).reason()).isEqualTo("1 busy");
    }

    @Test
    void waitsForCapacityThatIsNotThereYet() {
        assertThat(pool.when(request("r1").asked()).answers()).containsExactly("ci: r1 waits, 1 of 1, 0 match");
    }

    @Test
    void isRejectedWhereNothingCouldEverMatch() {
        pool.given(agent("a1").tags("macos").online());
        Told told = pool.when(request("r1").onlyIfItCanMatch().asked());
        assertThat(told.events()).containsExactly("r1 rejected: NO_MATCH");
        assertThat(told.answers()).containsExactly("ci: r1 ended: REJECTED NO_MATCH");
        assertThat(told.answer(Answer.Ended.class).sentence()).contains("linux");
    }

    @Test
    void anAgentThatIsOffCouldStillMatch() {
        pool.given(agent("a1").online(), agent("a1").stopping());
        assertThat(pool.when(request("r1").onlyIfItCanMatch().asked()).answers())
                .containsExactly("ci: r1 waits, 1 of 1, 1 match");
    }

    @Test
    void aRejectionIsRepeatedEvenWhenItWouldFitNow() {
        pool.given(request("r1").onlyIfItCanMatch().asked(), agent("a1").online());
        pool.assertOnlyAnswered(request("r1").onlyIfItCanMatch().asked(), "ci: r1 ended: REJECTED NO_MATCH");
    }

    @Test
    void timeoutsThatContradictEachOtherAreRejectedWithTheReason() {
        Told told = pool.when(request("r1")
                .under(null, Duration.ofHours(5), Duration.ofSeconds(1))
                .asked());
        assertThat(told.answers()).containsExactly("ci: r1 ended: REJECTED INVALID_VALUE");
        assertThat(told.answer(Answer.Ended.class).sentence()).contains("renewal timeout", "idle timeout");
    }

    @Test
    void itsOwnTimeoutsHoldForIt() {
        pool.given(
                agent("a1").online(),
                request("r1")
                        .under(null, Duration.ofSeconds(40), Duration.ofSeconds(20))
                        .asked());
        TimingContract timing = pool.request("r1").timing();
        assertThat(timing.renewal()).isEqualTo(Duration.ofSeconds(40));
        assertThat(timing.idle()).isEqualTo(Duration.ofSeconds(20));
        assertThat(timing.offer()).isEqualTo(TimingContract.DEFAULT.offer());
    }

    @Test
    void tryingOnceTakesWhatIsFree() {
        pool.given(agent("a1").online());
        assertThat(pool.when(request("r1").tryingOnce().asked()).answers()).containsExactly("ci: r1 has a1");
    }

    @Test
    void tryingOnceEndsAtOnceWhereNothingIsFree() {
        Told told = pool.when(request("r1").tryingOnce().asked());
        assertThat(told.events()).containsExactly("r1 accepted", "r1 ended: UNAVAILABLE");
        assertThat(told.answers()).containsExactly("ci: r1 ended: UNAVAILABLE");
    }

    @Test
    void thePurposeIsDroppedUnlessThePoolSharesIt() {
        Told told = pool.when(request("r1").purpose("nightly").asked());
        assertThat(told.event(Event.RequestAccepted.class).wish().purpose()).isNull();
    }

    @Test
    void thePurposeIsKeptWhereThePoolSharesIt() {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.withPurposeShared(true)));
        Told told = pool.when(request("r1").purpose("nightly").asked());
        assertThat(told.event(Event.RequestAccepted.class).wish().purpose()).isEqualTo("nightly");
    }

    @Test
    void askingAgainWhileWaitingRepeatsThePlaceItHasNow() {
        pool.given(request("r1").asked(), request("r2").asked());
        Told again = pool.when(request("r2").asked());
        assertThat(again.events()).containsExactly("r2 heard");
        assertThat(again.answers()).containsExactly("ci: r2 waits, 2 of 2, 0 match");
        pool.given(CI.cancels("r1"));
        assertThat(pool.when(request("r2").asked()).answers()).containsExactly("ci: r2 waits, 1 of 1, 0 match");
    }

    @Test
    void askingAgainWhileOfferedRepeatsTheOffer() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(2).asked());
        pool.assertOnlyAnswered(request("r1").choosingAmong(2).asked(), "ci: r1 may choose [a1]");
    }

    @Test
    void askingAgainWhileReservedRepeatsTheGrant() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.assertOnlyAnswered(request("r1").asked(), "ci: r1 has a1");
    }

    @Test
    void askingAgainOnceTheAgentIsReadyRepeatsThatToo() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(agent("a1").ready(pool.epochOf("a1")));
        pool.assertOnlyAnswered(request("r1").asked(), "ci: r1 has a1", "ci: r1 can start on a1");
    }

    @Test
    void askingAgainOnceItIsOverRepeatsTheOutcome() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        pool.assertOnlyAnswered(request("r1").asked(), "ci: r1 ended: FREED");
    }

    /** Otherwise a job for macos would run on linux, and nobody would be told. */
    @Test
    void anIdThatStandsForSomethingElseIsRefused() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.assertOnlyAnswered(request("r1").tags("macos").asked(), "ci: refused REQUEST_ID_TAKEN");
        pool.assertOnlyAnswered(request("r1").choosingAmong(3).asked(), "ci: refused REQUEST_ID_TAKEN");
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        pool.assertOnlyAnswered(request("r1").tags("macos").asked(), "ci: refused REQUEST_ID_TAKEN");
    }

    @Test
    void theSameRequestMayBeMoreUrgentByNow() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.assertOnlyAnswered(request("r1").priority(7).asked(), "ci: r1 has a1");
    }

    @Test
    void anotherMasterCannotUseTheSameId() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.assertOnlyAnswered(request("r1").of("other").asked(), "other: refused REQUEST_ID_TAKEN");
    }

    @Test
    void aForgottenIdIsNewAgain() {
        pool.given(request("r1").tryingOnce().asked());
        pool.given(pool.due(Kind.OUTCOME, "r1"));
        assertThat(pool.when(request("r1").of("other").asked()).events()).containsExactly("r1 accepted");
    }

    @Test
    void choosingIsOfferedAsManyAsItMayHold() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        Told told = pool.when(request("r1").choosingAmong(2).asked());
        assertThat(told.answers()).containsExactly("ci: r1 may choose [a1, a2]");
        assertThat(pool.statusOf("a3")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void choosingIsOfferedNoMoreThanThePoolAllows() {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.withMaxOffers(1)));
        pool.given(agent("a1").online(), agent("a2").online());
        assertThat(pool.when(request("r1").choosingAmong(2).asked()).answers())
                .containsExactly("ci: r1 may choose [a1]");
    }

    @Test
    void reservingOneGivesTheOthersBackAtOnce() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(2).asked(), request("r2").asked());
        Told told = pool.when(CI.reserves("a2", "r1"));
        assertThat(told.events())
                .containsExactly("a2 reserved for r1", "a1 no longer offered to r1: NOT_CHOSEN", "a1 reserved for r2");
        assertThat(told.answers()).containsExactly("ci: r1 has a2", "ci: r2 has a1");
    }

    @Test
    void reservingAgainRepeatsTheGrant() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked(), CI.reserves("a1", "r1"));
        pool.assertOnlyAnswered(CI.reserves("a1", "r1"), "ci: r1 has a1");
    }

    @Test
    void reservingAnotherAfterwardsIsStale() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(2).asked(), CI.reserves("a1", "r1"));
        pool.assertOnlyAnswered(CI.reserves("a2", "r1"), "ci: refused STALE");
    }

    @Test
    void reservingWhatWasNotOfferedIsStale() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").choosingAmong(1).asked());
        pool.assertOnlyAnswered(CI.reserves("a2", "r1"), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.reserves("never-seen", "r1"), "ci: refused STALE");
    }

    @Test
    void reservingWhileWaitingIsStale() {
        pool.given(
                request("r1").choosingAmong(1).asked(),
                agent("a1").tags("macos").online());
        pool.assertOnlyAnswered(CI.reserves("a1", "r1"), "ci: refused STALE");
    }

    @Test
    void reservingAnExpiredOfferNeverBecomesAReservation() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        pool.given(pool.due(Kind.OFFER, "r1"));
        pool.assertOnlyAnswered(CI.reserves("a1", "r1"), "ci: r1 ended: OFFER_EXPIRED");
    }

    @Test
    void anotherMasterCannotReserveTheOffer() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        pool.assertOnlyAnswered(master("other").reserves("a1", "r1"), "other: refused NOT_HOLDER");
    }

    @Test
    void reservingForAnUnknownRequestIsRefused() {
        pool.assertOnlyAnswered(CI.reserves("a1", "r1"), "ci: refused UNKNOWN_REQUEST");
    }

    @Test
    void cancellingWhileWaitingLeavesTheQueue() {
        pool.given(request("r1").asked());
        Told told = pool.when(CI.cancels("r1"));
        assertThat(told.events()).containsExactly("r1 ended: CANCELLED");
        assertThat(pool.when(agent("a1").online()).events()).containsExactly("a1 registered");
    }

    @Test
    void cancellingWhileOfferedGivesTheOffersToTheNext() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(2).asked(), request("r2").asked());
        Told told = pool.when(CI.cancels("r1"));
        assertThat(told.events())
                .containsExactly(
                        "a1 no longer offered to r1: CANCELLED",
                        "a2 no longer offered to r1: CANCELLED",
                        "r1 ended: CANCELLED",
                        "a1 reserved for r2");
        assertThat(pool.statusOf("a2")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void cancellingWhileReservedFreesTheAgent() {
        pool.given(agent("a1").online(), request("r1").asked());
        Told told = pool.when(CI.cancels("r1"));
        assertThat(told.events()).containsExactly("a1 no longer reserved for r1: FREED, AVAILABLE", "r1 ended: FREED");
        assertThat(told.answers()).containsExactly("ci: r1 ended: FREED");
    }

    @Test
    void cancellingAgainRepeatsTheOutcome() {
        pool.given(request("r1").asked(), CI.cancels("r1"));
        pool.assertOnlyAnswered(CI.cancels("r1"), "ci: r1 ended: CANCELLED");
    }

    @Test
    void anotherMasterCannotCancel() {
        pool.given(request("r1").asked());
        pool.assertOnlyAnswered(master("other").cancels("r1"), "other: refused NOT_HOLDER");
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
    }

    @Test
    void cancellingWhatNeverArrivedIsRefused() {
        pool.assertOnlyAnswered(CI.cancels("r1"), "ci: refused UNKNOWN_REQUEST");
    }

    @Test
    void aRequestHasExactlyOneOutcome() {
        pool.given(agent("a1").online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch), CI.cancels("r1"), agent("a1").failed(epoch));
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.FREED);
    }
}
