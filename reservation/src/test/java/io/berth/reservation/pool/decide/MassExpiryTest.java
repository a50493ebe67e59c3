package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** So many masters do not die at a time: the guard against a mass expiry. */
class MassExpiryTest {
    private final PoolFixture pool = PoolFixture.configured();

    /** Four reservations; the third that expires within a minute is one too many. */
    @BeforeEach
    void reserve() {
        sparingAfter(2);
        for (int i = 1; i <= 4; i++) {
            pool.given(
                    agent("a" + i).tags("t" + i).online(),
                    request("r" + i).tags("t" + i).asked());
        }
    }

    private void sparingAfter(int expiries) {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(new Limits(3, 2, 10, expiries, 200))));
    }

    private Told expires(int i) {
        return pool.when(pool.due(Kind.RENEWAL, "a" + i));
    }

    @Test
    void afterTooManyExpiriesTheNextIsSpared() {
        assertThat(expires(1).events()).contains("r1 ended: RENEWAL_EXPIRED");
        assertThat(expires(2).events()).contains("r2 ended: RENEWAL_EXPIRED");
        Told told = expires(3);
        assertThat(told.events()).containsExactly("a3 spared for r3");
        assertThat(told.answers()).isEmpty();
        assertThat(pool.holderOf("a3")).isEqualTo("r3");
    }

    @Test
    void whoeverWasSparedHasItsWholeRenewalTimeoutOnceMore() {
        expires(1);
        expires(2);
        Command first = pool.due(Kind.RENEWAL, "a3");
        long spared = pool.when(first).decision().position();
        assertThat(pool.agent("a3").use().lastSign()).isEqualTo(spared);
        pool.assertIgnored(first);
        assertThat(pool.when(CI.renewsBusy("a3", pool.epochOf("a3"))).answers()).containsExactly("ci: r3 renewed a3");
    }

    @Test
    void nobodyIsSparedTwice() {
        expires(1);
        expires(2);
        expires(3);
        assertThat(expires(3).events()).contains("r3 ended: RENEWAL_EXPIRED");
    }

    @Test
    void whoeverRenewedAfterItWasSparedIsNotSparedAgain() {
        expires(1);
        expires(2);
        expires(3);
        pool.given(CI.renewsBusy("a3", pool.epochOf("a3")));
        assertThat(expires(3).events()).contains("r3 ended: RENEWAL_EXPIRED");
    }

    @Test
    void expiriesCountForAMinuteOfTheLog() {
        expires(1);
        expires(2);
        pool.after(Duration.ofSeconds(55));
        assertThat(expires(3).events()).containsExactly("a3 spared for r3");
        pool.after(Duration.ofSeconds(10));
        assertThat(expires(4).events()).contains("r4 ended: RENEWAL_EXPIRED");
    }

    @Test
    void otherEndsDoNotCount() {
        pool.given(pool.due(Kind.LIMIT, "a1"), pool.due(Kind.LIMIT, "a2"));
        assertThat(expires(3).events()).contains("r3 ended: RENEWAL_EXPIRED");
    }

    @Test
    void onlySilenceIsSpared() {
        expires(1);
        expires(2);
        pool.given(agent("a3").ready(pool.epochOf("a3")), agent("a4").ready(pool.epochOf("a4")));
        assertThat(pool.when(pool.due(Kind.IDLE, "a3")).events()).contains("r3 ended: IDLE_EXPIRED");
        assertThat(pool.when(pool.due(Kind.LIMIT, "a4")).events()).contains("r4 ended: LIMIT_EXPIRED");
    }

    @Test
    void aPoolWithoutTheGuardSparesNobody() {
        sparingAfter(0);
        for (int i = 1; i <= 4; i++) {
            assertThat(expires(i).events()).contains("r" + i + " ended: RENEWAL_EXPIRED");
        }
    }

    @Test
    void aRestartDoesNotForgetTheExpiries() {
        expires(1);
        expires(2);
        pool.restarted();
        assertThat(expires(3).events()).containsExactly("a3 spared for r3");
    }
}
