package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import org.junit.jupiter.api.Test;

/** What presence says of an agent while it is reserved. */
class AgentDeciderReservedTest {
    private final PoolFixture pool = PoolFixture.configured();

    /** @return the epoch at which r1 holds a1 */
    private long reserved() {
        pool.given(agent("a1").online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    /** @return the epoch at which r1 holds a1, which cleans up afterwards */
    private long reservedCleaning() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    @Test
    void readyIsToldOnce() {
        long epoch = reserved();
        assertThat(pool.when(agent("a1").ready(epoch)).answers()).containsExactly("ci: r1 can start on a1");
        pool.assertIgnored(agent("a1").ready(epoch));
    }

    @Test
    void readyForAnotherEpochOrByAnotherRunIsStale() {
        long epoch = reserved();
        pool.assertIgnored(agent("a1").ready(epoch - 1));
        pool.assertIgnored(agent("a1").ready(epoch + 1));
        pool.assertIgnored(agent("a1").run("run-0").ready(epoch));
    }

    @Test
    void cleanIsTooEarly() {
        pool.assertIgnored(agent("a1").clean(reservedCleaning()));
    }

    @Test
    void silenceLeavesItToItsHolder() {
        long epoch = reserved();
        pool.given(request("r2").asked());
        assertThat(pool.when(agent("a1").silent()).events()).containsExactly("a1 lost");
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
        assertThat(pool.when(CI.renewsBusy("a1", epoch)).answers()).containsExactly("ci: r1 renewed a1");
    }

    @Test
    void theSameRunComesBackAndServesOn() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch), agent("a1").silent());
        assertThat(pool.when(agent("a1").serving(epoch).online()).events()).containsExactly("a1 registered");
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void aNewRunThatServesGoesOn() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch));
        assertThat(pool.when(agent("a1").run("run-2").serving(epoch).online()).events())
                .containsExactly("a1 registered");
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void aNewRunThatNoLongerServesEndsTheReservation() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch));
        assertThat(pool.when(agent("a1").run("run-2").remembers(epoch).online()).events())
                .containsExactly(
                        "a1 registered",
                        "a1 no longer reserved for r1: AGENT_LOST, LOCK_DELAY",
                        "r1 ended: AGENT_LOST");
    }

    @Test
    void aNewRunThatForgotEverythingEndsTheReservationItHadBegunToServe() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch), agent("a1").run("run-2").online());
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.AGENT_LOST);
    }

    @Test
    void aNewRunThatNeverHeardOfTheReservationMayStillAcceptIt() {
        long epoch = reserved();
        pool.given(agent("a1").run("run-2").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
        assertThat(pool.when(agent("a1").run("run-2").ready(epoch)).answers())
                .containsExactly("ci: r1 can start on a1");
    }

    @Test
    void theSameRunThatAcceptedAndNoLongerServesBeforeItWasReadyPutsTheRequestBack() {
        long epoch = reserved();
        assertThat(pool.when(agent("a1").remembers(epoch).online()).events())
                .containsExactly("a1 no longer reserved for r1: AGENT_LOST, LOCK_DELAY", "r1 waits again: AGENT_LOST");
    }

    @Test
    void theSameRunThatWasReadyAndNoLongerServesEndsTheReservation() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch));
        pool.given(agent("a1").remembers(epoch).online());
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.AGENT_LOST);
    }

    @Test
    void whatTheSameRunSaidBeforeItAcceptedDoesNotEndTheReservation() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch));
        pool.assertIgnored(agent("a1").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void aLossIsCleanedUpAsTheNewRunSaysItDoes() {
        long epoch = reserved();
        pool.given(agent("a1").run("run-2").cleans().remembers(epoch).online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
    }

    @Test
    void aLossIsNotWaitedForWhereTheNewRunDoesNotClean() {
        long epoch = reservedCleaning();
        pool.given(agent("a1").run("run-2").remembers(epoch).online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.LOCK_DELAY);
    }

    @Test
    void aHookThatFailedPutsTheRequestBack() {
        long epoch = reserved();
        pool.given(request("r2").asked());
        assertThat(pool.when(agent("a1").failed(epoch)).events())
                .containsExactly(
                        "a1 no longer reserved for r1: AGENT_REFUSED, LOCK_DELAY", "r1 waits again: AGENT_REFUSED");
    }

    @Test
    void aFailureOfAnotherEpochOrRunIsStale() {
        long epoch = reserved();
        pool.assertIgnored(agent("a1").failed(epoch - 1));
        pool.assertIgnored(agent("a1").run("run-0").failed(epoch));
    }

    @Test
    void newTagsDoNotEndIt() {
        reserved();
        pool.given(agent("a1").tags("macos").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void newTagsCountForTheNextOne() {
        long epoch = reserved();
        pool.given(
                agent("a1").tags("macos").online(), request("r2").tags("macos").asked());
        pool.given(request("r3").tags("linux").asked());
        assertThat(pool.when(CI.frees("a1", epoch)).events()).contains("a1 reserved for r2");
    }
}
