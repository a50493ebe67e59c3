package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationDeciderTest {
    private final PoolFixture pool = PoolFixture.configured();
    private long epoch;

    @BeforeEach
    void reserve() {
        pool.given(agent("a1").online(), request("r1").asked());
        epoch = pool.epochOf("a1");
    }

    @Test
    void aBusyRenewalCountsAsLifeAndAsWork() {
        Told told = pool.when(CI.renewsBusy("a1", epoch));
        assertThat(told.events()).containsExactly("a1 renewed by r1, busy");
        assertThat(told.answers()).containsExactly("ci: r1 renewed a1");
        assertThat(pool.agent("a1").use().lastSign()).isEqualTo(told.decision().position());
        assertThat(pool.agent("a1").use().lastBusy()).isEqualTo(told.decision().position());
    }

    @Test
    void anIdleRenewalCountsAsLifeOnly() {
        Told told = pool.when(CI.renewsIdle("a1", epoch));
        assertThat(pool.agent("a1").use().lastSign()).isEqualTo(told.decision().position());
        assertThat(pool.agent("a1").use().lastBusy()).isEqualTo(epoch);
    }

    @Test
    void everyRenewalIsAnsweredAlsoARepeatedOne() {
        pool.given(CI.renewsBusy("a1", epoch));
        assertThat(pool.when(CI.renewsBusy("a1", epoch)).answers()).containsExactly("ci: r1 renewed a1");
    }

    /** Otherwise a surplus answer is taken for the answer to a later renewal, and counted from when that was sent. */
    @Test
    void theAnswerNamesTheAttemptThatItAnswers() {
        assertThat(pool.when(CI.renews("a1", epoch, 77))
                        .answer(Answer.Renewed.class)
                        .attempt())
                .isEqualTo(77);
        assertThat(pool.when(CI.renews("a1", epoch, 76))
                        .answer(Answer.Renewed.class)
                        .attempt())
                .as("also one that comes late, or that another process made")
                .isEqualTo(76);
        assertThat(pool.when(CI.renewsBusy("a1", epoch))
                        .answer(Answer.Renewed.class)
                        .attempt())
                .isEqualTo(Command.RenewReservation.NO_ATTEMPT);
    }

    @Test
    void theAnswerToARenewalSaysHowLongTheReservationLasts() {
        Answer.Renewed before = pool.when(CI.renewsBusy("a1", epoch)).answer(Answer.Renewed.class);
        assertThat(before.extensions()).isZero();
        assertThat(before.limit()).isEqualTo(TimingContract.DEFAULT.limit());
        pool.given(CI.prolongs("a1", epoch, 1, Duration.ofHours(1)));
        Answer.Renewed after = pool.when(CI.renewsBusy("a1", epoch)).answer(Answer.Renewed.class);
        assertThat(after.extensions()).isEqualTo(1);
        assertThat(after.limit()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void freeingAnAgentThatDoesNotCleanMakesItAvailableAtOnce() {
        Told told = pool.when(CI.frees("a1", epoch));
        assertThat(told.events()).containsExactly("a1 no longer reserved for r1: FREED, AVAILABLE", "r1 ended: FREED");
        assertThat(told.answers()).containsExactly("ci: r1 ended: FREED");
    }

    @Test
    void freeingAnAgentThatCleansMakesItCleanFirst() {
        pool.given(agent("a1").cleans().online(), request("r2").asked());
        Told told = pool.when(CI.frees("a1", epoch));
        assertThat(told.events()).containsExactly("a1 no longer reserved for r1: FREED, CLEANING", "r1 ended: FREED");
        assertThat(pool.when(agent("a1").clean(epoch)).events()).containsExactly("a1 cleaned", "a1 reserved for r2");
    }

    @Test
    void freeingAnAgentThatIsGoneLeavesItOffline() {
        pool.given(agent("a1").silent(), request("r2").asked());
        pool.given(CI.frees("a1", epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.OFFLINE);
        assertThat(pool.when(agent("a1").online()).events()).containsExactly("a1 registered", "a1 reserved for r2");
    }

    @Test
    void freeingAgainRepeatsTheOutcome() {
        pool.given(CI.frees("a1", epoch));
        pool.assertOnlyAnswered(CI.frees("a1", epoch), "ci: r1 ended: FREED");
    }

    @Test
    void freeingWhatATimerEndedTellsThatOutcome() {
        pool.given(agent("a1").ready(epoch));
        pool.given(pool.due(Kind.IDLE, "a1"));
        pool.assertOnlyAnswered(CI.frees("a1", epoch), "ci: r1 ended: IDLE_EXPIRED");
    }

    @Test
    void freeingAnEarlierEpochLeavesTheNextHolderAlone() {
        pool.given(CI.frees("a1", epoch), request("r2").of("next").asked());
        pool.assertOnlyAnswered(CI.frees("a1", epoch), "ci: r1 ended: FREED");
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void freeingOnceTheOutcomeIsForgottenIsStale() {
        pool.given(CI.frees("a1", epoch));
        pool.given(pool.due(Kind.OUTCOME, "r1"));
        pool.assertOnlyAnswered(CI.frees("a1", epoch), "ci: refused STALE");
    }

    @Test
    void anotherMasterCanNeitherRenewNorFree() {
        pool.assertOnlyAnswered(master("other").renewsBusy("a1", epoch), "other: refused NOT_HOLDER");
        pool.assertOnlyAnswered(master("other").frees("a1", epoch), "other: refused NOT_HOLDER");
    }

    @Test
    void anotherMasterDoesNotLearnAnOutcomeByFreeing() {
        pool.given(CI.frees("a1", epoch));
        pool.assertOnlyAnswered(master("other").frees("a1", epoch), "other: refused STALE");
    }

    @Test
    void anEpochThatIsOverCannotBeRenewed() {
        pool.given(CI.frees("a1", epoch));
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch), "ci: refused STALE");
    }

    @Test
    void anEpochThatWasNeverGrantedIsStale() {
        pool.assertOnlyAnswered(CI.renewsBusy("a1", epoch + 1), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.frees("a1", Long.MAX_VALUE), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.frees("a1", -1), "ci: refused STALE");
    }

    @Test
    void aStaleRefusalNamesTheEpochThatWasAskedFor() {
        Answer.Refused refused = pool.when(CI.renewsBusy("a1", 77)).answer(Answer.Refused.class);
        assertThat(refused.epoch()).isEqualTo(77);
        assertThat(refused.sentence()).contains("77", "a1", String.valueOf(epoch));
    }

    @Test
    void anUnknownAgentIsSaidToBeUnknown() {
        pool.assertOnlyAnswered(CI.renewsBusy("a9", 5), "ci: refused UNKNOWN_AGENT");
        pool.assertOnlyAnswered(CI.frees("a9", 5), "ci: refused UNKNOWN_AGENT");
    }

    @Test
    void anOfferIsNoReservation() {
        pool.given(agent("a2").online(), request("r2").choosingAmong(1).asked());
        pool.assertOnlyAnswered(CI.renewsBusy("a2", -1), "ci: refused STALE");
        pool.assertOnlyAnswered(CI.frees("a2", -1), "ci: refused STALE");
    }
}
