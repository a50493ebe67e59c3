package io.berth.testbed.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final Agent BOTH = agent("both", "linux", "gpu");
    private static final Agent PLAIN = agent("plain", "linux");

    @Test
    void oneAgentCountsForOneNeedOnly() {
        Demand two = new Demand(List.of(need(2, "linux")));
        assertThat(Matching.isMet(two, List.of(BOTH))).isFalse();
        assertThat(Matching.most(two, List.of(BOTH))).isEqualTo(1);
    }

    @Test
    void anAgentThatCouldMeetTwoNeedsMeetsTheOneThatLetsBothBeMet() {
        Demand either = new Demand(List.of(need(1, "linux"), need(1, "gpu")));
        assertThat(Matching.isMet(either, List.of(BOTH, PLAIN))).isTrue();
        assertThat(Matching.isMet(either, List.of(PLAIN, BOTH))).isTrue();
    }

    @Test
    void whatNobodyCanDoIsNotMet() {
        assertThat(Matching.isMet(new Demand(List.of(need(1, "macos"))), List.of(BOTH, PLAIN)))
                .isFalse();
    }

    private static Need need(int count, String expression) {
        return Need.of(count, TagExpressionParser.parse(expression).orThrow());
    }

    private static Agent agent(String name, String... tags) {
        return new Agent(
                new AgentName(name),
                AgentStatus.AVAILABLE,
                true,
                "run-1",
                List.of(),
                TagSet.of(tags),
                false,
                -1,
                null,
                null,
                0,
                false,
                null,
                Turns.NONE,
                0,
                0);
    }
}
