package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S10 where the other walks do not come: with more masters, kinds of agents and requests than are looked at one by one. */
class CrowdedPoolTest {
    private static final PoolName NAME = new PoolName("default");
    private static final int COMMANDS = 2_500;
    private static final int BETWEEN_COPIES = 9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPoolThatLivedDecidesAsOneThatWasRestored(long seed) {
        Pool living = Pool.unconfigured(NAME);
        CrowdDice dice = new CrowdDice(seed, living);
        long timeMs = 1_700_000_000_000L;
        living.handle(dice.configure(), new Moment(0, timeMs));
        for (int offset = 1; offset < COMMANDS; offset++) {
            timeMs += dice.pauseMs();
            Moment moment = new Moment(offset, timeMs);
            var command = dice.next();
            Pool restored = offset % BETWEEN_COPIES == 0 ? copy(living) : null;
            Decision decision = living.handle(command, moment);
            if (restored != null) {
                assertThat(restored.handle(command, moment))
                        .as("command %d of seed %d: %s", offset, seed, command)
                        .isEqualTo(decision);
                assertThat(restored.snapshot()).isEqualTo(living.snapshot());
                assertThat(restored.isSettled()).isEqualTo(living.isSettled());
            }
        }
    }

    private static Pool copy(Pool pool) {
        return Pool.restored(
                NAME,
                pool.view().policy(),
                pool.view().hold(),
                pool.epochBase(),
                pool.view().highestPosition(),
                List.copyOf(pool.agents()),
                List.copyOf(pool.requests()),
                List.copyOf(pool.accounts()));
    }
}
