package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.berth.schemas.topic.Topics;
import io.berth.testbed.bench.SimulatedAgents;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.TopicDump;
import io.berth.testbed.process.Checkout;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The topics, seen with Debian's kcat, which knows no Avro: keys and headers are text, values go through berth decode. */
@ExtendWith(SharedService.Lifetime.class)
class KcatTest {
    private static final String AGENT_TAG = "kcat";

    @BeforeAll
    static void somethingHappened() {
        assumeTrue(
                isInstalled(),
                "kcat is not on the PATH; this test is skipped. Debian and Ubuntu: apt-get install kcat");
        SharedService shared = SharedService.get();
        try (SimulatedAgents agents =
                new SimulatedAgents(shared.bootstrapServers(), SharedService.DEFAULT_POOL, 2, List.of(AGENT_TAG))) {
            agents.awaitAvailable(shared.view());
        }
    }

    @Test
    void decodePrintsOneObjectForEachEventThatKcatReads() {
        Child decoded = shell("kcat -b \"$BROKER\" -C -t berth.events -e -q | \"$BERTH\" decode");
        assertThat(decoded.awaitExit(World.LIMIT)).as(decoded.err()).isZero();
        List<Entry> events = TopicDump.of(SharedService.get().bootstrapServers(), List.of(Topics.EVENTS.name()));
        assertThat(decoded.lines()).hasSizeBetween(1, events.size()).allMatch(line -> line.matches("\\{.*}"));
        assertThat(decoded.lines()).anyMatch(line -> line.contains("AgentRegistered") && line.contains(AGENT_TAG));
    }

    @Test
    void keysAndHeadersAreReadableText() {
        Child read = shell("kcat -b \"$BROKER\" -C -t berth.events -e -q -f '%k|%h\\n'");
        assertThat(read.awaitExit(World.LIMIT)).as(read.err()).isZero();
        assertThat(read.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[a-z0-9-]+\\|berth-type=[A-Za-z]+(,berth-[a-z]+=[a-z0-9-]+)*"));
    }

    @Test
    void kcatAloneShowsWhichAgentAStateIsAbout() {
        Child read = shell("kcat -b \"$BROKER\" -C -t berth.agents -e -q -f '%k\\n'");
        assertThat(read.awaitExit(World.LIMIT)).as(read.err()).isZero();
        assertThat(read.lines()).contains(Topics.keyOf(SharedService.DEFAULT_POOL, "simulated-001"));
    }

    private static Child shell(String script) {
        SharedService shared = SharedService.get();
        return shared.world()
                .children()
                .start(
                        "kcat",
                        Map.of(
                                "BROKER", shared.bootstrapServers(),
                                "BERTH", Checkout.launcher("berth").toString()),
                        List.of("sh", "-c", script));
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kcat")));
    }
}
