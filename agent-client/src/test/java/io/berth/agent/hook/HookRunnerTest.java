package io.berth.agent.hook;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.Program;
import io.berth.agent.process.ReservationEnvironment;
import io.berth.agent.process.RunLimits;
import io.berth.agent.process.Scripts;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.HookResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class HookRunnerTest implements HookListener {
    private static final Duration LONG = Duration.ofMinutes(1);
    /** So patient that no test depends on how fast the machine is. */
    private static final RunLimits LIMITS = new RunLimits(LONG, LONG, LONG);

    private static final ReservationEnvironment ENVIRONMENT =
            new ReservationEnvironment("default", "mac-07", () -> "jdk=17,linux");
    private static final HookOrder.Start START = new HookOrder.Start(ON_RESERVED, 42, "r-1", "m1");

    @TempDir
    Path directory;

    private final BlockingQueue<HookResult> results = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void finished(HookKind kind, long epoch, HookResult result) {
        results.add(result);
    }

    @Override
    public void printed(HookKind kind, long epoch, String line) {
        lines.add(line);
    }

    @Test
    void succeedsWithExitCodeZero() throws Exception {
        runner(LIMITS, "/bin/true").carryOut(START);

        assertThat(result()).isEqualTo(HookResult.SUCCESS);
    }

    @Test
    void failsWithAnyOtherExitCode() throws Exception {
        runner(LIMITS, Scripts.write(directory, "hook", "exit 3").toString()).carryOut(START);

        assertThat(result()).isEqualTo(HookResult.failure("exit code 3"));
    }

    @Test
    void failsWhenTheProgramCannotBeStarted() throws Exception {
        runner(LIMITS, directory.resolve("missing").toString()).carryOut(START);

        assertThat(result().succeeded()).isFalse();
    }

    @Test
    void givesTheValuesInTheEnvironment() throws Exception {
        Path script = Scripts.write(
                directory,
                "hook",
                "echo \"$BERTH_HOOK $BERTH_POOL $BERTH_AGENT $BERTH_TAGS $BERTH_EPOCH $BERTH_REQUEST $BERTH_MASTER\"");
        runner(LIMITS, script.toString()).carryOut(START);

        assertThat(line()).isEqualTo("on-reserved default mac-07 jdk=17,linux 42 r-1 m1");
    }

    @Test
    void handsArgumentsOverUntouchedByAnyShell() throws Exception {
        Path script = Scripts.write(directory, "hook", "for a in \"$@\"; do echo \"<$a>\"; done");
        runner(LIMITS, script.toString(), "two words", "$(id); rm *", "").carryOut(START);

        assertThat(List.of(line(), line(), line())).containsExactly("<two words>", "<$(id); rm *>", "<>");
    }

    @Test
    void answersAStartWithAFailureWhenItThrows() throws Exception {
        HookRunner runner = runner(LIMITS, "/bin/true");
        // No operating system can hand this over, and ProcessBuilder says so with an unchecked exception.
        runner.carryOut(new HookOrder.Start(ON_RESERVED, 42, "r\0", "m1"));

        assertThat(result()).satisfies(result -> {
            assertThat(result.succeeded()).isFalse();
            assertThat(result.detail()).contains("bug");
        });
        runner.carryOut(START);
        assertThat(result()).isEqualTo(HookResult.SUCCESS);
    }

    @Test
    void answersAStartWithAFailureWhenThereIsNoSuchHook() throws Exception {
        new HookRunner(Map.of(), ENVIRONMENT, LIMITS, trees(), this).carryOut(START);

        assertThat(result().succeeded()).isFalse();
    }

    @Test
    void killsAHookThatRunsTooLong() throws Exception {
        RunLimits impatient = new RunLimits(Duration.ofMillis(1), LONG, LONG);
        runner(impatient, "/bin/sleep", "600").carryOut(START);

        assertThat(result().detail()).contains("berth.hook.timeout").contains("killed");
    }

    @Test
    void killsAHookThatDoesNotListenWithAllItsChildren() throws Exception {
        // An ignored signal stays ignored across exec, so nothing in here ends by being asked.
        Path script = Scripts.write(
                directory, "hook", "trap '' TERM", "sh -c 'echo $$; exec sleep 600' &", "echo $$", "exec sleep 600");
        HookRunner runner = runner(new RunLimits(LONG, Duration.ofMillis(1), LONG), script.toString());
        runner.carryOut(START);
        List<String> pids = List.of(line(), line());

        runner.carryOut(new HookOrder.Stop(ON_RESERVED, 42));

        assertThat(result()).isEqualTo(HookResult.failure("it was stopped"));
        assertThat(pids).doesNotHaveDuplicates().noneMatch(HookRunnerTest::isAlive);
    }

    @Test
    void asksAHookToEndBeforeItForcesIt() throws Exception {
        Path script = Scripts.write(
                directory,
                "hook",
                "exec 2>/dev/null",
                "trap 'echo tidied; exit 0' TERM",
                "echo begun",
                "while :; do sleep 0.05; done");
        HookRunner runner = runner(LIMITS, script.toString());
        runner.carryOut(START);
        assertThat(line()).isEqualTo("begun");

        runner.carryOut(new HookOrder.Stop(ON_RESERVED, 42));

        assertThat(result()).isEqualTo(HookResult.failure("it was stopped"));
        assertThat(line()).isEqualTo("tidied");
    }

    @Test
    void isOverWhenTheHookIsThoughWhatItLeftBehindHoldsItsOutput() throws Exception {
        Path pid = directory.resolve("pid");
        Path script = Scripts.write(directory, "hook", "sleep 600 &", "echo $! > " + pid);
        RunLimits curt = new RunLimits(LONG, LONG, Duration.ofMillis(1));
        try {
            runner(curt, script.toString()).carryOut(START);

            assertThat(result()).isEqualTo(HookResult.SUCCESS);
        } finally {
            long left = Long.parseLong(Files.readString(pid).trim());
            ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void answersAStartOnceHoweverOftenItIsStopped() throws Exception {
        Path script = Scripts.write(directory, "hook", "echo begun", "exec sleep 600");
        HookRunner runner = runner(LIMITS, script.toString());
        runner.carryOut(START);
        assertThat(line()).isEqualTo("begun");

        runner.carryOut(new HookOrder.Stop(ON_RESERVED, 42));
        runner.carryOut(new HookOrder.Stop(ON_RESERVED, 42));
        runner.close();

        assertThat(result().succeeded()).isFalse();
        assertThat(results).isEmpty();
    }

    @Test
    void leavesNoProcessBehindWhenItIsClosed() throws Exception {
        Path script = Scripts.write(directory, "hook", "echo $$", "exec sleep 600");
        HookRunner runner = runner(LIMITS, script.toString());
        runner.carryOut(START);
        String pid = line();

        runner.close();

        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void refusesToRunTwoHooksAtOnce() throws Exception {
        try (HookRunner runner = runner(LIMITS, "/bin/sleep", "600")) {
            runner.carryOut(START);

            assertThatThrownBy(() -> runner.carryOut(START)).isInstanceOf(IllegalStateException.class);
        }
    }

    private HookRunner runner(RunLimits limits, String... arguments) {
        Program command = new Program(List.of(arguments));
        return new HookRunner(Map.of(ON_RESERVED, command, ON_FREED, command), ENVIRONMENT, limits, trees(), this);
    }

    private ProcessTrees trees() {
        return new ProcessTrees(directory, "default", "mac-07");
    }

    private HookResult result() throws InterruptedException {
        HookResult result = results.poll(30, TimeUnit.SECONDS);
        assertThat(result).as("the hook is answered").isNotNull();
        return result;
    }

    private String line() throws InterruptedException {
        String line = lines.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("the hook prints").isNotNull();
        return line;
    }

    private static boolean isAlive(String pid) {
        return Scripts.isRunning(Long.parseLong(pid));
    }
}
