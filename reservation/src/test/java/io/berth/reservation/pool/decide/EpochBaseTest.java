package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

class EpochBaseTest {
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void isZeroOnALogThatOnlyGrows() {
        pool.given(agent("a1").online(), request("r1").asked()).atOffset(1_000_000);
        pool.given(CI.frees("a1", pool.epochOf("a1")), request("r2").asked());
        assertThat(pool.pool().epochBase()).isZero();
        assertThat(pool.epochOf("a1")).isEqualTo(1_000_001);
    }

    @Test
    void risesWhenTheLogIsCreatedAnew() {
        pool.atOffset(500).given(agent("a1").online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.restarted().logCreatedAnew();
        Told told = pool.when(CI.frees("a1", epoch));
        assertThat(told.events()).contains("epoch base raised to " + (epoch + 1 + EpochBase.UNSEEN), "r1 ended: FREED");
        pool.given(request("r2").asked());
        assertThat(pool.epochOf("a1")).isGreaterThan(epoch);
    }

    @Test
    void risesOnceForOneNewLog() {
        pool.atOffset(500)
                .given(agent("a1").online())
                .logCreatedAnew()
                .given(request("r1").asked());
        long base = pool.pool().epochBase();
        pool.given(
                CI.frees("a1", pool.epochOf("a1")),
                request("r2").asked(),
                request("r3").asked());
        assertThat(pool.pool().epochBase()).isEqualTo(base);
    }

    @Test
    void risesAgainForTheNextNewLog() {
        pool.atOffset(500)
                .given(agent("a1").online())
                .logCreatedAnew()
                .given(request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.logCreatedAnew().given(CI.frees("a1", epoch), request("r2").asked());
        assertThat(pool.epochOf("a1")).isGreaterThan(epoch);
    }

    @Test
    void theQueueKeepsItsOrderAcrossANewLog() {
        pool.atOffset(500)
                .given(request("r1").asked())
                .logCreatedAnew()
                .given(request("r2").asked());
        assertThat(pool.when(agent("a1").online()).events()).contains("a1 reserved for r1");
    }

    @Test
    void timersSetBeforeTheNewLogStillNameTheirSign() {
        pool.atOffset(500).given(agent("a1").online(), request("r1").asked());
        Command expiry = pool.due(Kind.RENEWAL, "a1");
        assertThat(pool.logCreatedAnew().when(expiry).events()).contains("r1 ended: RENEWAL_EXPIRED");
    }

    @Test
    void aRenewalOnTheNewLogIsALaterSign() {
        pool.atOffset(500).given(agent("a1").online(), request("r1").asked());
        Command expiry = pool.due(Kind.RENEWAL, "a1");
        pool.logCreatedAnew().given(CI.renewsBusy("a1", pool.epochOf("a1")));
        pool.assertIgnored(expiry);
    }

    @Test
    void risesAboveWhatAnAgentRemembersOfALostStore() {
        Told told = pool.when(agent("a1").remembers(7_000).online());
        assertThat(told.events())
                .containsExactly("epoch base raised to " + (7_001 + EpochBase.UNSEEN), "a1 registered");
        pool.given(request("r1").asked());
        assertThat(pool.epochOf("a1")).isGreaterThan(7_000);
    }

    @Test
    void staysWhereAnAgentRemembersWhatThisLogGave() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(agent("a1").serving(pool.epochOf("a1")).online());
        assertThat(pool.pool().epochBase()).isZero();
    }

    @Test
    void anAbsurdClaimIsNotBelieved() {
        pool.given(agent("a1").remembers(Long.MAX_VALUE).online());
        pool.given(agent("a2").remembers(EpochBase.FARTHEST_JUMP + 1_000).online());
        pool.given(agent("a3").remembers(Long.MIN_VALUE).online());
        assertThat(pool.pool().epochBase()).isZero();
    }

    @Test
    void theHighestClaimThatIsBelievedLeavesRoomForNewLogs() {
        pool.given(
                agent("a1").remembers(EpochBase.FARTHEST_JUMP).online(),
                request("r1").asked());
        long last = pool.epochOf("a1");
        assertThat(last).isGreaterThan(EpochBase.FARTHEST_JUMP);
        for (int log = 0; log < 100; log++) {
            pool.logCreatedAnew()
                    .given(CI.frees("a1", last), request("again-" + log).asked());
            assertThat(pool.epochOf("a1")).isGreaterThan(last);
            last = pool.epochOf("a1");
        }
    }

    @Test
    void oneFarClaimDoesNotKeepTheNextFromBeingBelieved() {
        pool.given(agent("a1").remembers(EpochBase.FARTHEST_JUMP).online());
        long honest = pool.pool().epochBase() + 7_000;
        pool.given(agent("a2").remembers(honest).online());
        assertThat(pool.pool().epochBase()).isEqualTo(honest + 1 + EpochBase.UNSEEN);
    }

    @Test
    void survivesARestart() {
        pool.given(agent("a1").remembers(7_000).online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.restarted().given(CI.frees("a1", epoch), request("r2").asked());
        assertThat(pool.epochOf("a1")).isGreaterThan(epoch);
        assertThat(pool.pool().epochBase()).isEqualTo(7_001 + EpochBase.UNSEEN);
    }

    @Test
    void aPoolThatNobodyConfiguredBelievesNothing() {
        PoolFixture unconfigured = PoolFixture.unconfigured();
        assertThat(unconfigured.when(agent("a1").remembers(7_000).online()).events())
                .isEmpty();
        unconfigured.given(new Command.ConfigurePool(PoolPolicy.DEFAULT));
        assertThat(unconfigured.pool().epochBase()).isZero();
    }

    @Test
    void neverUsesAPositionAgainThatOnlyAForgottenRequestUsed() {
        pool.given(request("r1").tags("windows").onlyIfItCanMatch().asked());
        long forgottenAt = pool.when(pool.due(Kind.OUTCOME, "r1")).position();
        assertThat(pool.logCreatedAnew().when(agent("a1").online()).position()).isGreaterThan(forgottenAt);
    }

    @Test
    void risesAlsoWhereOnlyThePolicyHasAPosition() {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.withPurposeShared(true)));
        long configuredAt = pool.pool().view().highestPosition();
        Told told = pool.restarted().logCreatedAnew().when(agent("a1").online());
        assertThat(told.position()).isGreaterThan(configuredAt);
    }

    @Test
    void neverUsesAPositionAgainAlthoughTheNewLogIsLongerThanAllThatIsRemembered() {
        pool.given(request("r1").tags("windows").onlyIfItCanMatch().asked());
        long forgottenAt = pool.atOffset(500).when(pool.due(Kind.OUTCOME, "r1")).position();
        assertThat(pool.restarted().atOffset(100).when(agent("a1").online()).position())
                .isGreaterThan(forgottenAt);
    }
}
