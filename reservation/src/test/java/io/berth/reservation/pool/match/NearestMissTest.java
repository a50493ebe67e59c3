package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestVoice;
import org.junit.jupiter.api.Test;

/** Why nothing that is registered could meet a request. */
class NearestMissTest {
    private final PoolFixture pool = PoolFixture.configured();

    private String refusal(RequestVoice asking) {
        pool.given(asking.onlyIfItCanMatch().asked());
        String sentence = pool.request("r1").sentence();
        return sentence.substring(0, sentence.indexOf(" Check the tags"));
    }

    @Test
    void saysWhenThereIsNoAgentAtAll() {
        assertThat(refusal(request("r1"))).isEqualTo("No agent is registered in this pool.");
    }

    @Test
    void namesTheConditionThatOnlyFewAgentsMiss() {
        pool.given(
                agent("a1").tags("macos", "xcode=15").online(),
                agent("a2").tags("macos", "xcode=16.1").online());
        assertThat(refusal(request("r1").tags("macos && xcode>=17")))
                .isEqualTo("2 agents have macos, none of them xcode>=17. The highest xcode is 16.1.");
    }

    @Test
    void saysHowManyThereAreWhereMoreAreWanted() {
        pool.given(agent("a1").online());
        assertThat(refusal(request("r1").tags(2, "linux")))
                .isEqualTo("1 agent matches linux, and 2 are wanted at once.");
    }

    @Test
    void saysWhenOnlyTheSetOfAllNeedsCannotBeMet() {
        pool.given(agent("a1").tags("linux", "macos").online());
        assertThat(refusal(request("r1").tags("linux").and(1, "macos")))
                .isEqualTo("1 agent matches linux or macos, and 2 are wanted at once.");
    }

    @Test
    void describesAPoolOfVeryManyKindsByTheFirstOfThemWhateverTheOrderInWhichTheyCame() {
        for (int i = 2100; i > 0; i--) {
            pool.given(agent("a" + i).tags("linux", "disk=" + (1000 + i)).online());
        }
        assertThat(refusal(request("r1").tags("linux && disk>=9999")))
                .isEqualTo("2000 agents have linux, none of them disk>=9999. The highest disk is 3000.");
    }

    @Test
    void aConditionThatIsMissedBesideAnotherCountsForNeither() {
        pool.given(
                agent("a1").tags("linux").online(),
                agent("a2").tags("linux", "ssd").online());
        assertThat(refusal(request("r1").tags("linux && ssd && gpu")))
                .isEqualTo("1 agent has linux && ssd, but not gpu.");
    }

    @Test
    void knowsAnAgentByItsNameThoughNobodyAskedForItBefore() {
        pool.given(agent("a1").tags("linux", "macos").online());
        assertThat(refusal(request("r1").tags("linux").and(1, "macos").and(1, "a1")))
                .isEqualTo("1 agent matches linux or macos, and 2 are wanted at once.");
    }
}
