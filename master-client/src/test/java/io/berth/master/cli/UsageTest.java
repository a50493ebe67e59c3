package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Chooser;
import io.berth.master.CommandOutcome;
import io.berth.master.Offer;
import io.berth.master.ReserveOutcome;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written wrong is answered in words that help. */
class UsageTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void aCommandThatIsNoneIsSaidWithTheNearestOne() {
        assertThat(world.run("agent")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("there is no command 'agent'. Did you mean agents?");
    }

    @Test
    void soItIsUnderPool() {
        assertThat(world.run("pool", "realease")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("there is no command 'realease'. Did you mean release?");
    }

    @Test
    void anOptionThatIsNoneIsNotTakenForACommand() {
        assertThat(world.run("run", "--tags", "macos", "--priorty", "1", "--", "true"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("'--priorty'").contains("--priority");
    }

    @Test
    void aChoiceOfAnOptionThatIsNoneIsSaidWithTheNearestOne() {
        assertThat(world.run("agents", "-o", "jsn")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("but was 'jsn'. Did you mean json?");
        assertThat(world.run("agents", "--color", "alway")).isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("Did you mean always?");
    }

    @Test
    void aPoolAndAnAgentThatTheServiceDoesNotKnowAreSaidWithTheNearestOne() {
        world.with(Topics.POOLS, "default", StateMapper.write(new PoolName("default"), PoolPolicy.DEFAULT, null, 0, 0))
                .with(Topics.AGENTS, "default/mac-07", States.reserved("mac-07", 17, 0));
        world.answer = new CommandOutcome.Refused(RefusalCode.UNKNOWN_AGENT, "No agent mac-7 is registered.");
        assertThat(world.run("drain", "mac-7", "--reason", "disk")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("No agent mac-7 is registered. Did you mean mac-07?");

        world.outcome.complete(new ReserveOutcome.Refused(RefusalCode.UNKNOWN_POOL, "No pool defalt is configured."));
        assertThat(world.run("reserve", "--tags", "macos", "--pool", "defalt")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.err.toString()).contains("No pool defalt is configured. Did you mean default?");
    }

    @Test
    void aNumberThatIsNoneIsSaidWithoutTheWordsOfAProgram() {
        assertThat(world.run("run", "--tags", "macos", "--count", "99999999999", "--", "true"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(world.err.toString()).contains("'99999999999' is no whole number");
    }

    @Test
    void aChoiceThatIsNoneIsSaidBeforeItIsAskedForAgain() {
        StringWriter said = new StringWriter();
        Chooser prompt = new Prompt(
                new ByteArrayInputStream("mac-8\n1\n".getBytes(StandardCharsets.UTF_8)),
                new Progress(new PrintWriter(said), false, false, () -> 80, () -> 0));

        prompt.choose(List.of(new Offer(new AgentName("mac-07"), TagSet.of("macos"))), Duration.ofSeconds(30));

        assertThat(said.toString()).contains("'mac-8' is none of them.");
    }
}
