package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.PoolFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What masters had is kept for as long as it counts, and no longer. */
class AccountsTest {
    private static final Duration FADED = Duration.ofHours(4).multipliedBy(20);

    private final PoolFixture pool = PoolFixture.configured().given(agent("a1").online());
    private final Queue queue = new Queue(pool);

    @Test
    void whatFadedToNothingIsForgottenWhenTheNextTurnIsOver() {
        queue.turn("r1", "old", "linux", Duration.ofHours(1));
        pool.after(FADED);
        assertThat(masters()).containsExactly("old");
        queue.turn("r2", "new", "linux", Duration.ofHours(1));
        assertThat(masters()).containsExactly("new");
    }

    @Test
    void beforeThatItIsKept() {
        queue.turn("r1", "old", "linux", Duration.ofHours(1));
        pool.after(FADED.minusHours(2));
        queue.turn("r2", "new", "linux", Duration.ofHours(1));
        assertThat(masters()).containsExactlyInAnyOrder("old", "new");
    }

    @Test
    void howeverManyMastersComeAndGoFewAreRemembered() {
        for (int i = 0; i < 500; i++) {
            queue.turn("r" + i, "m" + i, "linux", Duration.ofHours(1));
        }
        assertThat(masters()).hasSizeLessThan(100);
    }

    @Test
    void aMasterWhoseAccountIsForgottenWhileItWaitsStandsAsOneThatHadNothing() {
        queue.turn("o1", "old", "linux", Duration.ofHours(1));
        pool.given(request("x").of("x").asked());
        pool.given(request("n1").of("none").asked(), request("o2").of("old").asked());
        pool.after(FADED);
        assertThat(queue.nextOn("a1")).isEqualTo("n1");
        assertThat(masters()).containsExactly("x");
        assertThat(queue.nextOn("a1")).isEqualTo("o2");
    }

    @Test
    void aTurnThatNeverBeganDoesNotCount() {
        pool.given(request("r1").of("unlucky").asked());
        assertThat(pool.when(agent("a1").failed(pool.epochOf("a1"))).decision().accounts())
                .isEmpty();
        assertThat(masters()).isEmpty();
    }

    @Test
    void theDecisionNamesTheAccountsThatChangedAndThoseThatAreGone() {
        queue.turn("r1", "old", "linux", Duration.ofHours(1));
        pool.given(request("r2").of("new").asked()).after(FADED);
        assertThat(queue.frees("a1").decision().accounts())
                .containsExactlyInAnyOrder(new MasterName("old"), new MasterName("new"));
    }

    @Test
    void aRestartForgetsAndKeepsTheSame() {
        queue.turn("r1", "old", "linux", Duration.ofHours(1));
        pool.after(FADED).restarted();
        queue.turn("r2", "new", "linux", Duration.ofHours(1));
        assertThat(masters()).containsExactly("new");
    }

    private List<String> masters() {
        return pool.pool().accounts().stream()
                .map(account -> account.master().value())
                .toList();
    }
}
