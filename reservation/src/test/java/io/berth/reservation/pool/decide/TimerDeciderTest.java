package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerDeciderTest {
    private final PoolFixture pool = PoolFixture.configured();

    private long reserved() {
        pool.given(agent("a1").online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    private long serving() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch));
        return epoch;
    }

    @Test
    void anOfferThatNobodyChoseEndsItsRequestAndGoesToTheNext() {
        pool.given(
                agent("a1").online(),
                request("r1").choosingAmong(1).asked(),
                request("r2").asked());
        assertThat(pool.when(pool.due(Kind.OFFER, "r1")).events())
                .containsExactly(
                        "a1 no longer offered to r1: EXPIRED", "r1 ended: OFFER_EXPIRED", "a1 reserved for r2");
    }

    @Test
    void anOfferThatWasChosenDoesNotExpire() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        Command expiry = pool.due(Kind.OFFER, "r1");
        pool.given(CI.reserves("a1", "r1"));
        pool.assertIgnored(expiry);
    }

    @Test
    void theTimerOfAnEarlierOfferDoesNotEndALaterOne() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        Command expiry = pool.due(Kind.OFFER, "r1");
        pool.given(agent("a1").silent(), agent("a1").online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFERED);
        pool.assertIgnored(expiry);
    }

    @Test
    void losingOneOfSeveralOffersDoesNotStartItsTimeAnew() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(2).asked());
        Command expiry = pool.due(Kind.OFFER, "r1");
        pool.given(agent("a1").silent());
        assertThat(pool.when(expiry).events()).contains("r1 ended: OFFER_EXPIRED");
    }

    @Test
    void aRequestThatWaitedAsLongAsItWantedEnds() {
        pool.given(request("r1").waitingAtMost(Duration.ofSeconds(5)).asked());
        assertThat(pool.when(pool.due(Kind.WAIT, "r1")).answers()).containsExactly("ci: r1 ended: WAIT_EXPIRED");
        assertThat(pool.when(agent("a1").online()).events()).containsExactly("a1 registered");
    }

    @Test
    void aRequestThatGotItsAgentInTimeDoesNotExpire() {
        pool.given(request("r1").waitingAtMost(Duration.ofSeconds(5)).asked());
        Command expiry = pool.due(Kind.WAIT, "r1");
        pool.given(agent("a1").online());
        pool.assertIgnored(expiry);
    }

    @Test
    void aRequestThatWaitsWithoutEndCannotExpire() {
        pool.given(request("r1").asked());
        pool.assertIgnored(new Command.ExpireRequest(
                new RequestId("r1"), pool.request("r1").position(), WaitCause.WAIT));
    }

    @Test
    void theTimerOfAForgottenRequestDoesNotEndALaterOneOfTheSameId() {
        pool.given(request("r1").waitingAtMost(Duration.ofSeconds(5)).asked());
        Command expiry = pool.due(Kind.WAIT, "r1");
        pool.given(CI.cancels("r1"));
        pool.given(pool.due(Kind.OUTCOME, "r1"));
        pool.given(request("r1").waitingAtMost(Duration.ofSeconds(5)).asked());
        pool.assertIgnored(expiry);
    }

    @Test
    void aHolderThatVanishedLosesTheAgentWhichStaysOutOfUseForTheLockDelay() {
        reserved();
        pool.given(request("r2").asked());
        assertThat(pool.when(pool.due(Kind.RENEWAL, "a1")).events())
                .containsExactly(
                        "a1 no longer reserved for r1: RENEWAL_EXPIRED, LOCK_DELAY", "r1 ended: RENEWAL_EXPIRED");
        assertThat(pool.when(pool.due(Kind.LOCK_DELAY, "a1")).events())
                .containsExactly("a1 cleaned", "a1 reserved for r2");
    }

    @Test
    void aRenewalAnywhereBeforeTheExpiryInTheLogWins() {
        long epoch = reserved();
        Command expiry = pool.due(Kind.RENEWAL, "a1");
        pool.given(CI.renewsIdle("a1", epoch));
        pool.assertIgnored(expiry);
    }

    @Test
    void anIdleRenewalDoesNotStopTheIdleTimeout() {
        long epoch = serving();
        Command expiry = pool.due(Kind.IDLE, "a1");
        pool.given(CI.renewsIdle("a1", epoch));
        assertThat(pool.when(expiry).answers()).containsExactly("ci: r1 ended: IDLE_EXPIRED");
    }

    @Test
    void aBusyRenewalStopsTheIdleTimeout() {
        long epoch = serving();
        Command expiry = pool.due(Kind.IDLE, "a1");
        pool.given(CI.renewsBusy("a1", epoch));
        pool.assertIgnored(expiry);
    }

    @Test
    void aForeignRenewalSavesNothing() {
        long epoch = reserved();
        Command expiry = pool.due(Kind.RENEWAL, "a1");
        pool.given(master("other").renewsBusy("a1", epoch));
        assertThat(pool.when(expiry).answers()).containsExactly("ci: r1 ended: RENEWAL_EXPIRED");
    }

    @Test
    void anAgentThatIsNotReadyInTimeLosesTheReservationAndTheRequestWaitsAgain() {
        reserved();
        assertThat(pool.when(pool.due(Kind.START, "a1")).events())
                .containsExactly(
                        "a1 no longer reserved for r1: START_EXPIRED, LOCK_DELAY", "r1 waits again: START_EXPIRED");
    }

    @Test
    void anAgentThatIsReadyInTimeKeepsIt() {
        long epoch = reserved();
        Command expiry = pool.due(Kind.START, "a1");
        pool.given(agent("a1").ready(epoch));
        pool.assertIgnored(expiry);
    }

    @Test
    void aLostAgentStillEndsByTheTimeoutsOfItsReservation() {
        serving();
        pool.given(agent("a1").silent());
        assertThat(pool.when(pool.due(Kind.IDLE, "a1")).events()).contains("r1 ended: IDLE_EXPIRED");
    }

    @Test
    void anInvoluntaryEndOfAnAgentThatCleansWaitsForItToBeClean() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        pool.given(pool.due(Kind.RENEWAL, "a1"));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
    }

    @Test
    void theTimersOfAnEarlierEpochEndNothing() {
        long epoch = reserved();
        Command renewal = pool.due(Kind.RENEWAL, "a1");
        Command start = pool.due(Kind.START, "a1");
        pool.given(agent("a1").ready(epoch));
        Command idle = pool.due(Kind.IDLE, "a1");
        Command limit = pool.due(Kind.LIMIT, "a1");
        Command warning = pool.due(Kind.WARN_LIMIT, "a1");
        pool.given(CI.frees("a1", epoch));
        pool.assertIgnored(renewal);
        pool.given(request("r2").asked());
        pool.assertIgnored(renewal);
        pool.assertIgnored(idle);
        pool.assertIgnored(start);
        pool.assertIgnored(limit);
        pool.assertIgnored(warning);
    }

    @Test
    void aTimerThatNamesASignThatNeverWasEndsNothing() {
        long epoch = reserved();
        for (ExpiryCause cause : List.of(ExpiryCause.RENEWAL, ExpiryCause.IDLE)) {
            pool.assertIgnored(new Command.ExpireReservation(new AgentName("a1"), epoch, epoch + 99, cause));
        }
    }

    @Test
    void timersOfWhatIsUnknownEndNothing() {
        pool.assertIgnored(new Command.ExpireOffers(new RequestId("r9"), 0));
        pool.assertIgnored(new Command.ExpireRequest(new RequestId("r9"), 0, WaitCause.WAIT));
        pool.assertIgnored(new Command.ExpireReservation(new AgentName("a9"), 0, 0, ExpiryCause.START));
        pool.assertIgnored(new Command.EndLockDelay(new AgentName("a9"), 0));
        pool.assertIgnored(new Command.ForgetRequests(List.of(new RequestId("r9"))));
    }

    @Test
    void theLockDelayEndsOnce() {
        reserved();
        pool.given(pool.due(Kind.RENEWAL, "a1"));
        Command end = pool.due(Kind.LOCK_DELAY, "a1");
        pool.given(end);
        pool.assertIgnored(end);
    }

    @Test
    void theLockDelayOfAnEarlierEpochDoesNotShortenALaterOne() {
        reserved();
        pool.given(pool.due(Kind.RENEWAL, "a1"));
        Command early = pool.due(Kind.LOCK_DELAY, "a1");
        pool.given(early, request("r2").asked());
        pool.given(pool.due(Kind.RENEWAL, "a1"));
        pool.assertIgnored(early);
    }

    @Test
    void onlyWhatIsOverIsForgotten() {
        reserved();
        pool.given(request("r2").asked(), request("r3").tryingOnce().asked());
        Command forget = new Command.ForgetRequests(
                List.of(new RequestId("r1"), new RequestId("r2"), new RequestId("r3"), new RequestId("r3")));
        assertThat(pool.when(forget).events()).containsExactly("[r3] forgotten");
        assertThat(pool.request("r3")).isNull();
        pool.assertIgnored(forget);
    }
}
