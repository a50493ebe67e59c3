package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandDeciderTest {
    private static final PoolPolicy OTHER = PoolPolicy.DEFAULT
            .with(TimingContract.DEFAULT.with(
                    Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(60), null))
            .withMaxOffers(2)
            .withPurposeShared(true);

    private final PoolFixture unknown = PoolFixture.unconfigured();
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void aPoolThatNobodyConfiguredRefusesEveryMaster() {
        String refused = "ci: refused UNKNOWN_POOL";
        unknown.assertOnlyAnswered(request("r1").asked(), refused);
        unknown.assertOnlyAnswered(CI.reserves("a1", "r1"), refused);
        unknown.assertOnlyAnswered(CI.cancels("r1"), refused);
        unknown.assertOnlyAnswered(CI.renewsBusy("a1", 1), refused);
        unknown.assertOnlyAnswered(CI.frees("a1", 1), refused);
    }

    @Test
    void aPoolThatNobodyConfiguredKeepsNoAgent() {
        unknown.assertIgnored(agent("a1").online());
        unknown.assertIgnored(agent("a1").silent());
        unknown.assertIgnored(agent("a1").ready(1));
    }

    @Test
    void onceItIsConfiguredARefusedRequestMayComeAgain() {
        unknown.given(request("r1").asked(), new Command.ConfigurePool(PoolPolicy.DEFAULT));
        assertThat(unknown.when(request("r1").asked()).events()).containsExactly("r1 accepted");
    }

    @Test
    void theSamePolicyAgainChangesNothing() {
        pool.assertIgnored(new Command.ConfigurePool(PoolPolicy.DEFAULT));
    }

    @Test
    void aNewPolicyHoldsForWhatIsAskedFromNowOn() {
        pool.given(request("old").asked());
        assertThat(pool.when(new Command.ConfigurePool(OTHER)).events()).containsExactly("pool configured");
        pool.given(request("new").asked());
        assertThat(pool.request("old").timing()).isEqualTo(TimingContract.DEFAULT);
        assertThat(pool.request("new").timing()).isEqualTo(OTHER.timing());
    }

    @Test
    void aNewPolicyMovesNobody() {
        pool.given(agent("a1").online(), request("r1").asked(), request("r2").asked());
        pool.given(new Command.ConfigurePool(OTHER));
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
        assertThat(pool.when(request("r2").asked()).answers()).containsExactly("ci: r2 waits, 1 of 1, 1 match");
    }
}
