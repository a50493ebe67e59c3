package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import org.junit.jupiter.api.Test;

/** The index as a pool keeps it. */
class MatchIndexTest {
    private static final TagExpression LINUX = expression("linux");

    private final PoolFixture pool = PoolFixture.configured();

    private static TagExpression expression(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    private MatchIndex index() {
        return pool.pool().view().index();
    }

    private String available(TagExpression expression, int most) {
        return index().available(expression, most).toString();
    }

    @Test
    void findsNoMoreAgentsThanAskedFor() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        assertThat(available(LINUX, 2)).isEqualTo("[a1, a2]");
        assertThat(available(LINUX, 9)).isEqualTo("[a1, a2, a3]");
        assertThat(available(LINUX, 0)).isEqualTo("[]");
    }

    @Test
    void findsAgentsThatCameAfterTheExpressionWasFirstAskedFor() {
        assertThat(available(LINUX, 9)).isEqualTo("[]");
        pool.given(agent("rich").tags("linux", "gpu").online(), agent("plain").online());
        assertThat(available(LINUX, 9)).isEqualTo("[plain, rich]");
    }

    @Test
    void findsAnAgentUnderItsPresentTagsOnly() {
        pool.given(agent("a1").online());
        assertThat(available(LINUX, 9)).isEqualTo("[a1]");
        pool.given(agent("a1").tags("macos").online());
        assertThat(available(LINUX, 9)).isEqualTo("[]");
        assertThat(available(expression("macos"), 9)).isEqualTo("[a1]");
        pool.given(agent("a1").tags("linux").online());
        assertThat(available(LINUX, 9)).isEqualTo("[a1]");
    }

    @Test
    void doesNotFindAgentsThatAreUsed() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").asked(), request("r2").choosingAmong(1).asked());
        assertThat(available(LINUX, 9)).isEqualTo("[]");
    }

    @Test
    void countsEveryRegisteredAgentThatMatches() {
        pool.given(agent("a1").online(), agent("a2").tags("linux", "gpu").online());
        pool.given(agent("a3").tags("macos").online(), agent("a2").stopping());
        assertThat(index().census(LINUX).registered()).isEqualTo(2);
        assertThat(index().census(LINUX).sentence()).isEqualTo("1 offline, 1 available");
    }

    @Test
    void theFirstWaitingIsTheOneWithTheLowestPositionInAnyGroup() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(
                request("r2").tags("windows").asked(),
                request("r3").tags("linux || windows").asked(),
                request("r4").asked());
        assertThat(index().firstWaitingFor(TagSet.of("linux")).value()).isEqualTo("r3");
        pool.given(CI.cancels("r3"));
        assertThat(index().firstWaitingFor(TagSet.of("linux")).value()).isEqualTo("r4");
        pool.given(CI.cancels("r4"));
        assertThat(index().firstWaitingFor(TagSet.of("linux"))).isNull();
    }

    @Test
    void aRequestThatComesBackToTheFrontIsFirstAgain() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        pool.given(request("r2").asked(), agent("a1").silent());
        assertThat(index().firstWaitingFor(TagSet.of("linux")).value()).isEqualTo("r1");
        assertThat(index().place(pool.request("r2"))).isEqualTo(2);
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
        pool.assertOnlyAnswered(request("r3").tags("t3").asked(), "ci: r3 waits, 2 of 2, 1 match");
        assertThat(pool.when(CI.frees("a2", pool.epochOf("a2"))).events()).contains("a2 reserved for r2");
    }
}
