package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ColorTest {
    private static final String GREEN = "\u001b[32mavailable\u001b[0m";

    private final FakeWorld world = new FakeWorld();

    @BeforeEach
    void oneAgentIsThere() {
        world.with(
                Topics.AGENTS,
                "default/mac-07",
                States.agent("default", "mac-07", AgentStatus.AVAILABLE, true, -1, null));
    }

    @Test
    void statesHaveColoursOnATerminal() {
        world.screen = true;
        assertThat(printed("agents")).contains(GREEN + "  -");
    }

    @Test
    void nothingHasColoursElsewhereOrWhereTheyAreNotWanted() {
        assertThat(printed("agents")).doesNotContain("\u001b");
        world.screen = true;
        world.environment.put("NO_COLOR", "1");
        assertThat(printed("agents")).doesNotContain("\u001b");
        world.environment.put("NO_COLOR", "");
        world.environment.put("TERM", "dumb");
        assertThat(printed("agents")).doesNotContain("\u001b");
        world.environment.remove("TERM");
        assertThat(printed("agents", "--color", "never")).doesNotContain("\u001b");
    }

    @Test
    void theOptionSaysMoreThanTheEnvironment() {
        world.environment.put("NO_COLOR", "1");
        assertThat(printed("agents", "--color", "always")).contains(GREEN);
        assertThat(printed("--color", "always", "agents", "--help")).contains("\u001b[");
        assertThat(printed("agents", "--color", "always", "-o", "json")).doesNotContain("\u001b");
    }

    private String printed(String... arguments) {
        world.out.getBuffer().setLength(0);
        assertThat(world.run(arguments)).isZero();
        return world.out.toString();
    }
}
