package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.demand.Need;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.tag.TagExpressionParser;
import org.junit.jupiter.api.Test;

/** The index as a pool keeps it. */
class MatchIndexTest {
    private static final Need LINUX =
            Need.of(1, TagExpressionParser.parse("linux").orThrow());

    private final PoolFixture pool = PoolFixture.configured();

    private MatchView index() {
        return pool.pool().view().index();
    }

    @Test
    void countsEveryRegisteredAgentThatMatches() {
        pool.given(agent("a1").online(), agent("a2").tags("linux", "gpu").online());
        pool.given(agent("a3").tags("macos").online(), agent("a2").stopping());
        assertThat(index().census(LINUX).registered()).isEqualTo(2);
        assertThat(index().census(LINUX).of(AgentStatus.OFFLINE)).isEqualTo(1);
        assertThat(index().census(LINUX).of(AgentStatus.AVAILABLE)).isEqualTo(1);
    }

    @Test
    void tagsThatNobodyHasAnyMoreAndComeAgainFindTheWaiting() {
        pool.given(agent("a1").tags("macos").online(), request("r1").asked());
        pool.given(agent("b1").tags("linux", "x").online());
        assertThat(pool.holderOf("b1")).isEqualTo("r1");
        pool.given(request("r2").asked(), request("r3").asked());
        pool.given(agent("b1").tags("y").online(), CI.cancels("r2"));
        assertThat(pool.when(agent("c1").tags("linux", "x").online()).events()).contains("c1 reserved for r3");
    }

    /** More expressions than are kept without a waiting request. */
    @Test
    void expressionsThatWereDroppedAreFoundAnew() {
        pool.given(agent("a1").online(), request("held").asked(), request("r1").asked());
        for (int i = 0; i < 600; i++) {
            pool.given(request("once-" + i).tags("linux && t" + i).tryingOnce().asked());
        }
        pool.given(agent("a2").tags("linux", "t3").online());
        assertThat(pool.holderOf("a2")).isEqualTo("r1");
        pool.given(request("r2").tags("t3").asked(), request("r3").tags("t3").asked());
        assertThat(pool.when(request("r3").tags("t3").asked()).answers())
                .containsExactly("ci: r3 waits, 2 of 2, 1 match");
        assertThat(pool.when(CI.frees("a2", pool.epochOf("a2"))).events()).contains("a2 reserved for r2");
    }
}
