package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.timer.Timer.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhichAgentsMatchTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    @Test
    void theNameOfAnAgentFindsThatAgent() {
        pool.given(
                agent("mac-07").tags("macos").online(),
                agent("mac-08").tags("macos").online());
        assertThat(pool.when(request("r1").tags("mac-08").asked()).answers()).containsExactly("ci: r1 has mac-08");
    }

    @Test
    void anAgentThatRegistersAfterTheRequestThatNamesItIsFoundToo() {
        pool.given(request("r1").tags("mac-08").asked());
        pool.given(agent("mac-07").tags("macos").online());
        assertThat(pool.holderOf("mac-07")).isNull();
        pool.given(agent("mac-08").tags("macos").online());
        assertThat(pool.holderOf("mac-08")).isEqualTo("r1");
    }

    @Test
    void aTagOfTheSameWordIsFoundAsTheNameIs() {
        pool.given(
                agent("a1").tags("mac-07").online(),
                agent("mac-07").tags("macos").online());
        pool.given(
                request("r1").tags("mac-07").asked(),
                request("r2").tags("mac-07").asked());
        assertThat(List.of(pool.holderOf("a1"), pool.holderOf("mac-07"))).containsExactlyInAnyOrder("r1", "r2");
        assertThat(queueOf("mac-07 && macos")).isEqualTo("ci: q waits, 1 of 1, 1 match");
        assertThat(queueOf("mac-07")).isEqualTo("ci: q waits, 1 of 1, 2 match");
    }

    private String queueOf(String tags) {
        String told = pool.when(request("q").tags(tags).asked()).answers().get(0);
        pool.given(CI.cancels("q"));
        pool.given(pool.due(Kind.OUTCOME, "q"));
        return told;
    }

    @Test
    void anAgentThatIsNamedServesThoseWhoDoNotNameItAsWell() {
        pool.given(
                agent("a1").online(),
                request("r1").tags("a1").asked(),
                request("r2").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("r2");
    }

    @Test
    void aNameCanBeExcluded() {
        pool.given(agent("a1").online(), agent("a2").online());
        assertThat(pool.when(request("r1").tags("linux && !a1").asked()).answers())
                .containsExactly("ci: r1 has a2");
        assertThat(pool.when(request("r2").tags("linux && !a1").asked()).answers())
                .containsExactly("ci: r2 waits, 1 of 1, 1 match");
    }

    @Test
    void anAgentThatWasRemovedIsFoundByItsNameWhenItComesBack() {
        pool.given(agent("a1").online(), request("r0").tags("a1").asked());
        queue.frees("a1");
        pool.given(agent("a1").stopping(), ANN.removes("a1"));
        pool.given(request("r1").tags("a1 && linux").asked());
        pool.given(agent("a1").run("run-2").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void anAgentWithSeveralValuesOfAKeyMatchesEachOfThem() {
        for (String tags :
                List.of("os=windows", "os=windows-11", "os=windows && os=windows-11", "os", "os in (x, windows)")) {
            PoolFixture fresh = PoolFixture.configured();
            fresh.given(agent("w1").tags("os=windows", "os=windows-11").online());
            fresh.given(request("r1").tags(tags).asked());
            assertThat(fresh.holderOf("w1")).as(tags).isEqualTo("r1");
        }
    }

    @Test
    void notEqualHoldsForAllValuesOfAKey() {
        pool.given(agent("w1").tags("os=windows", "os=windows-11").online());
        pool.given(request("r1").tags("os!=windows-11").asked());
        assertThat(pool.holderOf("w1")).isNull();
        pool.given(agent("w2").tags("os=windows", "os=windows-10").online());
        assertThat(pool.holderOf("w2")).isEqualTo("r1");
    }

    @Test
    void whatTheAgentIsNowDecides() {
        pool.given(
                agent("a1").online(),
                request("r0").asked(),
                request("r1").asked(),
                request("r2").tags("gpu").asked());
        pool.given(agent("a1").tags("gpu").online());
        assertThat(queue.nextOn("a1")).isEqualTo("r2");
    }
}
