package io.berth.agent.hook;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        runner(LONG, "/bin/true").carryOut(START);

        assertThat(result()).isEqualTo(HookResult.SUCCESS);
    }

    @Test
    void failsWithAnyOtherExitCode() throws Exception {
        runner(LONG, Scripts.write(directory, "hook", "exit 3").toString()).carryOut(START);

        assertThat(result()).isEqualTo(HookResult.failure("exit code 3"));
    }

    @Test
    void failsWhenTheProgramCannotBeStarted() throws Exception {
        runner(LONG, directory.resolve("missing").toString()).carryOut(START);

        assertThat(result().succeeded()).isFalse();
    }

    @Test
    void givesTheValuesInTheEnvironment() throws Exception {
        Path script = Scripts.write(
                directory,
                "hook",
                "echo \"$BERTH_HOOK $BERTH_POOL $BERTH_AGENT $BERTH_TAGS $BERTH_EPOCH $BERTH_REQUEST $BERTH_MASTER\"");
        runner(LONG, script.toString()).carryOut(START);

        assertThat(line()).isEqualTo("on-reserved default mac-07 jdk=17,linux 42 r-1 m1");
    }

    @Test
    void handsArgumentsOverUntouchedByAnyShell() throws Exception {
        Path script = Scripts.write(directory, "hook", "for a in \"$@\"; do echo \"<$a>\"; done");
        runner(LONG, script.toString(), "two words", "$(id); rm *", "").carryOut(START);

        assertThat(List.of(line(), line(), line())).containsExactly("<two words>", "<$(id); rm *>", "<>");
    }

    @Test
    void killsAHookThatRunsTooLongWithAllItsChildren() throws Exception {
        Path pids = directory.resolve("pids");
        Path script = Scripts.write(
                directory,
                "hook",
                "trap '' TERM",
                "sh -c 'trap \"\" TERM; echo $$ >> " + pids + "; exec sleep 600' &",
                "echo $$ >> " + pids,
                "sleep 600");
        runner(Duration.ofMillis(500), script.toString()).carryOut(START);

        assertThat(result().detail()).contains("berth.hook.timeout").contains("killed");
        assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(HookRunnerTest::isAlive);
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
        HookRunner runner = runner(LONG, script.toString());
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
        try {
            runner(LONG, script.toString()).carryOut(START);

            assertThat(result()).isEqualTo(HookResult.SUCCESS);
        } finally {
            long left = Long.parseLong(Files.readString(pid).trim());
            ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void answersAStartOnceHoweverOftenItIsStopped() throws Exception {
        Path script = Scripts.write(directory, "hook", "echo begun", "exec sleep 600");
        HookRunner runner = runner(LONG, script.toString());
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
        HookRunner runner = runner(LONG, script.toString());
        runner.carryOut(START);
        String pid = line();

        runner.close();

        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void refusesToRunTwoHooksAtOnce() throws Exception {
        try (HookRunner runner = runner(LONG, "/bin/sleep", "600")) {
            runner.carryOut(START);

            assertThatThrownBy(() -> runner.carryOut(START)).isInstanceOf(IllegalStateException.class);
        }
    }

    private HookRunner runner(Duration timeout, String... arguments) {
        HookCommand command = new HookCommand(List.of(arguments));
        return new HookRunner(
                Map.of(ON_RESERVED, command, ON_FREED, command),
                new HookEnvironment("default", "mac-07", "jdk=17,linux"),
                timeout,
                this);
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
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }
}
