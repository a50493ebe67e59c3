package io.berth.reservation.pool;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.PoolName;
import io.berth.reservation.timer.Timer.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolRestoreTest {
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void isEqualToWhatWasStored() {
        pool.given(agent("a1").online(), agent("a2").tags("gpu").cleans().online());
        pool.given(
                request("r1").asked(),
                request("r2").tags("gpu").choosingAmong(2).asked());
        pool.given(
                request("r3").asked(),
                request("r4").tryingOnce().asked(),
                agent("a1").silent());
        Pool.Snapshot before = pool.pool().snapshot();
        assertThat(pool.restarted().pool().snapshot()).isEqualTo(before);
    }

    @Test
    void theQueueGoesOnInItsOrder() {
        pool.given(request("r3").asked(), request("r2").asked(), request("r1").asked());
        pool.restarted();
        assertThat(pool.when(request("r1").asked()).answers()).containsExactly("ci: r1 waits, 3 of 3, 0 match");
        assertThat(pool.when(agent("a1").online()).events()).contains("a1 reserved for r3");
        assertThat(pool.when(agent("a2").online()).events()).contains("a2 reserved for r2");
    }

    @Test
    void theOrderInWhichTheStoreIsReadDoesNotMatter() {
        IntStream.range(0, 200).forEach(i -> pool.given(request("r" + i).asked()));
        List<Request> read = new ArrayList<>(pool.pool().requests());
        read.sort((left, right) -> right.id().compareTo(left.id()));
        Pool restored =
                Pool.restored(new PoolName("default"), PoolPolicy.DEFAULT, null, 0, -1, List.of(), read, List.of());
        for (Request asking : read) {
            assertThat(restored.view().index().place(asking))
                    .isEqualTo(pool.pool().view().index().place(asking));
        }
        Collections.reverse(read);
        assertThat(Pool.restored(new PoolName("default"), PoolPolicy.DEFAULT, null, 0, -1, List.of(), read, List.of())
                        .snapshot())
                .isEqualTo(restored.snapshot());
    }

    @Test
    void aHolderRenewsAndFreesAsBefore() {
        pool.given(agent("a1").online(), request("r1").asked()).restarted();
        long epoch = pool.epochOf("a1");
        assertThat(pool.when(CI.renewsBusy("a1", epoch)).answers()).containsExactly("ci: r1 renewed a1");
        assertThat(pool.when(CI.frees("a1", epoch)).answers()).containsExactly("ci: r1 ended: FREED");
    }

    @Test
    void anOutcomeIsStillRepeated() {
        pool.given(agent("a1").online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(CI.frees("a1", epoch)).restarted();
        pool.assertOnlyAnswered(request("r1").asked(), "ci: r1 ended: FREED");
        pool.assertOnlyAnswered(CI.frees("a1", epoch), "ci: r1 ended: FREED");
    }

    @Test
    void anOfferIsStillChosenFrom() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(2).asked()).restarted();
        assertThat(pool.when(CI.reserves("a2", "r1")).events())
                .containsExactly("a2 reserved for r1", "a1 no longer offered to r1: NOT_CHOSEN");
    }

    @Test
    void aTimerThatWasWrittenBeforeStillNamesItsSign() {
        pool.given(agent("a1").online(), request("r1").asked());
        var expiry = pool.due(Kind.RENEWAL, "a1");
        assertThat(pool.restarted().when(expiry).events()).contains("r1 ended: RENEWAL_EXPIRED");
    }
}
