package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.pool.PoolFixture;
import org.junit.jupiter.api.Test;

/**
 * Red: an id that is used again for something else is answered as if it were the same request, so a job for macos runs
 * on linux with exit code 0. An extension's number that is used again for something else is refused.
 */
class IdOfAnotherWishTest {
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void anIdThatIsUsedAgainForOtherAgentsIsRefused() {
        pool.given(agent("a1").online(), agent("m1").tags("macos").online());
        pool.given(request("release-7").tags("linux").asked());
        assertThat(pool.when(request("release-7").tags("macos").asked()).answer(Answer.class))
                .isInstanceOf(Answer.Refused.class);
    }
}
