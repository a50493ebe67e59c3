package io.berth.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.code.Select;
import io.berth.schemas.code.Timing;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.RequestState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardTest {
    @Test
    void showsWhoHoldsAnAgentAndAtWhichEpoch() {
        Timing timing = new Timing(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
        AgentUse use = new AgentUse("r-1", "jenkins-a", timing, true, 42L, 42L, 1L, 42L, -1L, 0, null, false, -1L, -1L);
        assertThat(Board.rows(List.of(agent("mac-07", AgentStatus.RESERVED, 42, use)), List.of()))
                .anyMatch(row -> row.matches("  mac-07 +RESERVED +jenkins-a +42  macos"));
    }

    @Test
    void showsAFreeAgentWithoutHolderAndEpoch() {
        assertThat(Board.rows(List.of(agent("mac-07", AgentStatus.AVAILABLE, -1, null)), List.of()))
                .anyMatch(row -> row.matches("  mac-07 +AVAILABLE +- +-  macos"));
    }

    @Test
    void countsThoseThatWaitAndKeepsItsHeight() {
        List<RequestState> queue =
                IntStream.rangeClosed(1, 7).mapToObj(BoardTest::waiting).toList();
        List<String> rows = Board.rows(List.of(), queue);
        assertThat(rows).contains("  7 waiting").anyMatch(row -> row.contains("and 4 more"));
        assertThat(rows).hasSameSizeAs(Board.rows(List.of(), List.of()));
    }

    private static AgentState agent(String name, AgentStatus status, long epoch, AgentUse use) {
        return AgentState.newBuilder()
                .setPool("demo")
                .setAgent(name)
                .setStatus(status)
                .setOnline(true)
                .setIncarnation("one")
                .setTags(List.of("macos"))
                .setCleans(true)
                .setEpoch(epoch)
                .setUse(use)
                .setSincePosition(0)
                .setSinceMs(0)
                .build();
    }

    private static RequestState waiting(int number) {
        return RequestState.newBuilder()
                .setPool("demo")
                .setRequest("r-" + number)
                .setMaster("jenkins-" + number)
                .setStatus(RequestStatus.WAITING)
                .setExpression("macos")
                .setTogether(List.of())
                .setFallbacks(List.of())
                .setHeld(List.of())
                .setSelect(Select.FIRST)
                .setMaxOffers(1)
                .setPosition(number)
                .setOffered(List.of())
                .setSincePosition(number)
                .setSinceMs(0)
                .build();
    }
}
