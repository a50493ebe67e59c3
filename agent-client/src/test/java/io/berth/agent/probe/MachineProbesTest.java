package io.berth.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.Program;
import io.berth.agent.process.Scripts;
import io.berth.agent.session.HookResult;
import io.berth.reservation.tag.TagSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs. */
class MachineProbesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final SortedMap<String, Program> probes = new TreeMap<>();
    private final List<String> printed = new ArrayList<>();
    private final CompletableFuture<Void> never = new CompletableFuture<>();
    private Duration timeout = LONG;

    @Test
    void tagsStandOneALineOrBetweenCommas() throws Exception {
        probe("xcode", "echo xcode=15.2", "echo", "echo ' ssd , jdk=17,'");

        FoundTags found = ask();

        assertThat(found.all().texts()).containsExactly("jdk=17", "linux", "ssd", "xcode=15.2");
        assertThat(found.byProbe()).containsEntry("xcode", List.of("xcode=15.2", "ssd", "jdk=17"));
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void probeThatFailsAddsNothingWhateverItPrinted() throws Exception {
        probe("gone", "echo xcode=15.2", "exit 3");
        probe("works", "echo ssd");

        FoundTags found = ask();

        assertThat(found.all().texts()).containsExactly("linux", "ssd");
        assertThat(found.problems())
                .containsExactly("Probe gone failed: exit code 3. Its tags are left out until it works.");
    }

    @Test
    void whatIsNoTagIsLeftOutAndNamed() throws Exception {
        probe("xcode", "echo 'xcode 15'", "printf 'a=\\033[1m\\n'", "echo xcode=15.2");

        FoundTags found = ask();

        assertThat(found.all().texts()).containsExactly("linux", "xcode=15.2");
        assertThat(found.problems()).hasSize(2).first().asString().startsWith("Probe xcode printed 'xcode 15'");
        assertThat(found.problems()).noneMatch(problem -> problem.contains("\033"));
    }

    @Test
    void whatGoesToStandardErrorIsNoTag() throws Exception {
        probe("xcode", "echo warning >&2", "echo xcode=15.2");

        assertThat(ask().all().texts()).containsExactly("linux", "xcode=15.2");
        assertThat(printed).containsExactly("xcode: warning");
    }

    @Test
    void noMoreTagsThanAnAgentMayHave() throws Exception {
        probe("many", "i=0; while [ $i -lt 70 ]; do echo t$i; i=$((i+1)); done");

        FoundTags found = ask();

        assertThat(found.all().tags()).hasSize(TagSet.MAX_TAGS);
        assertThat(found.problems()).hasSize(7).allMatch(problem -> problem.contains("at most 64 tags"));
    }

    @Test
    void probeThatTakesTooLongIsEndedWithAllThatCameOfIt() throws Exception {
        Path pid = directory.resolve("pid");
        probe("slow", "sleep 600 &", "echo $! > " + pid, "wait");
        timeout = Duration.ofMillis(500);

        assertThat(ask().problems()).singleElement().asString().contains("longer than 500ms (berth.probe.timeout)");
        // It may have been ended before it came so far.
        if (Files.exists(pid) && !Files.readString(pid).isBlank()) {
            assertThat(Scripts.isRunning(Long.parseLong(Files.readString(pid).strip())))
                    .isFalse();
        }
    }

    @Test
    void probeLeavesNothingRunning() throws Exception {
        Path pid = directory.resolve("pid");
        probe("daemon", "sleep 600 >/dev/null 2>&1 &", "echo $! > " + pid, "echo ssd");

        assertThat(ask().all().texts()).containsExactly("linux", "ssd");
        assertThat(Scripts.isRunning(Long.parseLong(Files.readString(pid).strip())))
                .isFalse();
    }

    @Test
    void programThatIsGoneIsAFailureLikeAnother() throws Exception {
        probe("gone", "exit 0");
        Files.delete(directory.resolve("gone"));

        assertThat(ask().problems())
                .singleElement()
                .asString()
                .startsWith("Probe gone failed: it could not be started");
    }

    @Test
    void healthIsTheExitCodeAndKnowsWhoItIsAbout() throws Exception {
        assertThat(health("echo \"$BERTH_POOL/$BERTH_AGENT\"")).isEqualTo(HookResult.SUCCESS);
        assertThat(printed).containsExactly("health: default/mac-07");

        assertThat(health("exit 1")).isEqualTo(HookResult.failure("exit code 1"));
    }

    private void probe(String name, String... lines) throws Exception {
        probes.put(name, program(name, lines));
    }

    private Program program(String name, String... lines) throws Exception {
        return new Program(Arrays.asList(Scripts.write(directory, name, lines).toString()));
    }

    private FoundTags ask() throws Exception {
        return machine(Optional.empty()).tags(never);
    }

    private HookResult health(String... lines) throws Exception {
        return machine(Optional.of(program("health", lines))).health(never);
    }

    private MachineProbes machine(Optional<Program> health) {
        ProbeConfig config = new ProbeConfig(TagSet.of("linux"), probes, LONG, timeout, health, LONG, LONG);
        return new MachineProbes(
                config,
                "default",
                "mac-07",
                new ProcessTrees(directory, "default", "mac-07"),
                (probe, line) -> printed.add(probe + ": " + line));
    }
}
