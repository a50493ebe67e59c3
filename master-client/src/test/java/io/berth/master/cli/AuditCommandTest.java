package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCommandTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void aCleanLogIsZero() {
        world.with(Topics.EVENTS, "default", registered());

        assertThat(world.run("audit")).isZero();
        assertThat(world.out.toString())
                .contains("INVARIANT", "At most one open reservation for each agent")
                .contains("1 events read, the whole log: nothing wrong.");
    }

    @Test
    void aViolationIsOneAndNamesThePlace() {
        world.with(Topics.EVENTS, "default", registered())
                .with(Topics.EVENTS, "default", new AgentReserved("default", 2L, 0, 1L, "mac-07", "r-1", "ci-1", 2L));

        assertThat(world.run("audit")).isEqualTo(ExitCode.FOUND);
        assertThat(world.out.toString())
                .contains("violation  ")
                .contains("default@2")
                .contains("something is wrong.");
    }

    @Test
    void whatIsNoEventIsFoundToo() {
        world.with(Topics.EVENTS, "default", null).with(Topics.EVENTS, "default", new AgentState());

        assertThat(world.run("audit")).isEqualTo(ExitCode.FOUND);
        assertThat(world.out.toString())
                .contains("unreadable a record with key default")
                .contains("AgentState");
    }

    @Test
    void saysWhatItKnowsForPrograms() {
        world.whole = false;
        world.with(Topics.EVENTS, "default", registered());

        assertThat(world.run("audit", "-o", "json")).isZero();
        assertThat(world.out.toString())
                .startsWith("{\"clean\":true,\"wholeLog\":false,\"events\":1,\"checks\":[{\"invariant\":\"S1\"")
                .contains("\"pool\":\"default\"");
    }

    private static AgentRegistered registered() {
        return new AgentRegistered("default", 1L, 0, 1L, "mac-07", "run-1", List.of("macos"), true);
    }
}
