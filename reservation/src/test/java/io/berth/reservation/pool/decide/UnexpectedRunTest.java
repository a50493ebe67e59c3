package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

/** Runs of an agent that the pool did not expect: two machines, a lost disk, lost stores; and cleaning that does not end. */
class UnexpectedRunTest {
    private final PoolFixture pool = PoolFixture.configured();

    private long reserved() {
        pool.given(agent("a1").online(), request("r1").asked());
        return pool.epochOf("a1");
    }

    @Test
    void whatAReplacedRunStillSaysIsLate() {
        pool.given(agent("a1").run("run-1").online(), agent("a1").run("run-2").online());
        pool.assertIgnored(agent("a1").run("run-1").tags("macos").online());
        pool.assertIgnored(agent("a1").run("run-1").silent());
        assertThat(pool.agent("a1").incarnation()).isEqualTo("run-2");
    }

    @Test
    void theSecondMachineUnderANameReplacesTheFirstForGood() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch), agent("a1").run("other-machine").online());
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.AGENT_LOST);
        pool.assertIgnored(agent("a1").serving(epoch).online());
        pool.assertIgnored(agent("a1").ready(epoch));
        pool.assertIgnored(agent("a1").failed(epoch));
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.LOCK_DELAY);
    }

    @Test
    void fourReplacedRunsAreRemembered() {
        for (int run = 1; run <= 5; run++) {
            pool.given(agent("a1").run("run-" + run).online());
        }
        for (int run = 1; run <= 4; run++) {
            pool.assertIgnored(agent("a1").run("run-" + run).online());
        }
        assertThat(pool.agent("a1").replaced()).containsExactly("run-4", "run-3", "run-2", "run-1");
    }

    @Test
    void replacedRunsAreStillKnownAfterARestart() {
        pool.given(agent("a1").run("run-1").online(), agent("a1").run("run-2").online());
        pool.restarted().assertIgnored(agent("a1").run("run-1").online());
    }

    @Test
    void anAgentThatWasInstalledAnewWhileItWasFreeServesAtAHigherEpoch() {
        long epoch = reserved();
        pool.given(
                CI.frees("a1", epoch),
                agent("a1").run("run-2").online(),
                request("r2").asked());
        assertThat(pool.epochOf("a1")).isGreaterThan(epoch);
    }

    @Test
    void anAgentThatWasInstalledAnewWhileItServedHasLostTheReservation() {
        long epoch = reserved();
        pool.given(agent("a1").ready(epoch));
        assertThat(pool.when(agent("a1").run("run-2").online()).answers()).containsExactly("ci: r1 ended: AGENT_LOST");
    }

    @Test
    void anAgentThatServesWhatNobodyKnowsCleansFirst() {
        pool.given(request("r1").asked());
        Told told = pool.when(agent("a1").cleans().serving(7_000).online());
        assertThat(told.events())
                .containsExactly("epoch base raised to " + (7_001 + EpochBase.UNSEEN), "a1 registered");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
        assertThat(pool.epochOf("a1")).isEqualTo(7_000);
        pool.assertIgnored(agent("a1").ready(7_000));
        assertThat(pool.when(agent("a1").clean(7_000)).events()).containsExactly("a1 cleaned", "a1 reserved for r1");
        assertThat(pool.epochOf("a1")).isGreaterThan(7_000);
    }

    @Test
    void anAgentThatServesWhatNobodyKnowsAndDoesNotCleanStaysOutForTheLockDelay() {
        pool.given(request("r1").asked(), agent("a1").serving(7_000).online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.LOCK_DELAY);
        assertThat(pool.when(pool.due(Kind.LOCK_DELAY, "a1")).events())
                .containsExactly("a1 cleaned", "a1 reserved for r1");
    }

    @Test
    void anAgentThatOnlyRemembersIsCleanAndGetsAHigherEpoch() {
        pool.given(request("r1").asked(), agent("a1").remembers(7_000).online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
        assertThat(pool.epochOf("a1")).isGreaterThan(7_000);
    }

    @Test
    void anAbsurdEpochIsNeitherBelievedNorServed() {
        pool.given(agent("a1").cleans().serving(Long.MAX_VALUE).online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(pool.epochOf("a1")).isEqualTo(-1);
    }

    @Test
    void cleaningThatTakesTooLongPutsTheAgentInQuarantine() {
        pool.given(
                agent("a1").cleans().online(),
                request("r1").asked(),
                request("r2").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch));
        Command expiry = pool.due(Kind.CLEANING, "a1");
        assertThat(pool.when(expiry).events()).containsExactly("a1 quarantined");
        assertThat(pool.agent("a1").withdrawn().reason()).isEqualTo("It did not say in time that it is clean.");
        pool.assertIgnored(expiry);
        pool.assertIgnored(agent("a1").clean(epoch));
        assertThat(pool.when(request("r3").asked()).answer(Answer.Waiting.class).reason())
                .isEqualTo("1 in quarantine (It did not say in time that it is clean)");
    }

    @Test
    void cleaningThatEndedDoesNotExpire() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch));
        Command expiry = pool.due(Kind.CLEANING, "a1");
        pool.given(agent("a1").clean(epoch));
        pool.assertIgnored(expiry);
        pool.given(request("r2").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        pool.assertIgnored(expiry);
    }

    @Test
    void theNextRunOfAnAgentThatDidNotCleanStillHasToClean() {
        pool.given(agent("a1").cleans().online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch), agent("a1").failed(epoch));
        pool.given(agent("a1").run("run-2").cleans().online());
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.CLEANING);
        assertThat(pool.when(agent("a1").run("run-2").clean(epoch)).events()).containsExactly("a1 cleaned");
    }
}
