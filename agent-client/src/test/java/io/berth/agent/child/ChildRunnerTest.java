package io.berth.agent.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.Program;
import io.berth.agent.process.ReservationEnvironment;
import io.berth.agent.process.Scripts;
import io.berth.agent.session.ChildOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class ChildRunnerTest implements ChildListener {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ChildOrder START = new ChildOrder.Start(42, "r-1", "jenkins-a");
    private static final ChildOrder STOP = new ChildOrder.Stop(42);

    @TempDir
    Path directory;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<ChildRunner> runners = new ArrayList<>();

    @Override
    public void ready(long epoch) {
        events.add("ready " + epoch);
    }

    @Override
    public void exited(long epoch, String detail) {
        events.add("exited " + epoch + ": " + detail);
    }

    @Override
    public void gone(long epoch, String remains) {
        events.add("gone " + epoch + remains);
    }

    @Override
    public void printed(long epoch, String line) {
        lines.add(line);
    }

    @AfterEach
    void close() {
        runners.forEach(ChildRunner::close);
    }

    @Test
    void fillsInWhatIsConfiguredForTheMasterAndNothingOfTheSecret() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
        Path script = Scripts.write(directory, "child", "for a in \"$@\"; do echo \"<$a>\"; done", "pwd");
        LocalMaster master =
                new LocalMaster(Optional.of("https://a.example/?x=$1\\"), Optional.of(secret), Optional.empty());
        runner(config(
                        Map.of("jenkins-a", master),
                        script,
                        "{url}",
                        "@{secretFile}",
                        "{agent}/{pool}",
                        "{master} {epoch} {request}",
                        "{workDir}",
                        "{\"json\": {}}"))
                .carryOut(START);

        assertThat(List.of(line(), line(), line(), line(), line(), line(), line()))
                .containsExactly(
                        "<https://a.example/?x=$1\\>",
                        "<@" + secret + ">",
                        "<mac-07/default>",
                        "<jenkins-a 42 r-1>",
                        "<" + directory.resolve("work/jenkins-a") + ">",
                        "<{\"json\": {}}>",
                        directory.resolve("work/jenkins-a").toString());
    }

    @Test
    void startsForEachMasterWhatIsItsOwn() throws Exception {
        Path common = Scripts.write(directory, "common", "echo common");
        Path own = Scripts.write(directory, "own", "echo own $BERTH_MASTER $BERTH_EPOCH $BERTH_REQUEST");
        LocalMaster master = new LocalMaster(Optional.empty(), Optional.empty(), Optional.of(template(own)));
        runner(config(Map.of("jenkins-a", master, "jenkins-b", LocalMaster.NAMED), common))
                .carryOut(START);

        assertThat(line()).isEqualTo("own jenkins-a 42 r-1");
    }

    @Test
    void saysOnceThatItIsReadyWhenItPrintsTheLine() throws Exception {
        Path script = Scripts.write(
                directory, "child", "echo Connecting", "echo INFO: Connected", "echo Connected", "exec sleep 600");
        runner(config(Map.of(), script)).carryOut(START);
        line();
        line();
        line();

        assertThat(event()).isEqualTo("ready 42");
        assertThat(events).isEmpty();
    }

    @Test
    void saysThatItEndedAlsoWithExitCodeZero() throws Exception {
        runner(config(Map.of(), Scripts.write(directory, "child", "exit 0"))).carryOut(START);

        assertThat(event()).isEqualTo("exited 42: exit code 0");
    }

    @Test
    void saysThatItEndedWhereItCannotBeStarted() throws Exception {
        runner(config(Map.of(), directory.resolve("missing"))).carryOut(START);

        assertThat(event()).startsWith("exited 42: it could not be started");
    }

    @Test
    void leavesWhatItStartedAloneWhenItIsStartedAgain() throws Exception {
        Path step = Scripts.write(directory, "step", "trap '' TERM", "echo step $$", "exec >/dev/null", "sleep 600");
        Path script = Scripts.write(
                directory,
                "child",
                "[ -e again ] && { echo again; exec sleep 600; }",
                "(setsid " + step + " &)",
                "while [ ! -e again ]; do sleep 0.02; done",
                "exit 1");
        ChildRunner runner = runner(config(Map.of(), script));
        runner.carryOut(START);
        long pid = Long.parseLong(line().substring("step ".length()));
        Files.createFile(directory.resolve("work/jenkins-a/again"));
        assertThat(event()).isEqualTo("exited 42: exit code 1");

        runner.carryOut(START);
        assertThat(line()).isEqualTo("again");
        assertThat(Scripts.isRunning(pid)).as("the build step").isTrue();

        runner.carryOut(STOP);
        assertThat(event()).isIn("gone 42", "exited 42: exit code 143");
        assertThat(event()).isIn("gone 42", "exited 42: exit code 143");
        assertThat(Scripts.isRunning(pid)).isFalse();
    }

    @Test
    void asksItToEndAndForcesWhatDoesNotListen() throws Exception {
        Path script = Scripts.write(
                directory,
                "child",
                "exec 2>/dev/null",
                "trap 'echo tidied; exit 0' TERM",
                "(trap '' TERM; exec sleep 600) >/dev/null &",
                "echo $!",
                "while :; do sleep 0.05; done");
        ChildRunner runner = runner(config(Map.of(), script));
        runner.carryOut(START);
        long pid = Long.parseLong(line());

        runner.carryOut(STOP);

        assertThat(line()).isEqualTo("tidied");
        assertThat(List.of(event(), event())).containsExactlyInAnyOrder("exited 42: exit code 0", "gone 42");
        assertThat(Scripts.isRunning(pid)).isFalse();
        assertThat(directory).isDirectoryNotContaining("glob:**.tree");
    }

    @Test
    void isGoneAtOnceWhereNothingWasStarted() throws Exception {
        ChildRunner runner = runner(config(Map.of(), directory.resolve("missing")));
        runner.carryOut(STOP);

        assertThat(event()).isEqualTo("gone 42");
    }

    @Test
    void canBeStartedForTheNextEpochWhenItIsGone() throws Exception {
        Path script = Scripts.write(directory, "child", "echo $BERTH_EPOCH", "exec sleep 600");
        ChildRunner runner = runner(config(Map.of(), script));
        runner.carryOut(START);
        assertThat(line()).isEqualTo("42");
        runner.carryOut(STOP);
        assertThat(List.of(event(), event())).contains("gone 42");

        runner.carryOut(new ChildOrder.Start(43, "r-2", "jenkins-a"));

        assertThat(line()).isEqualTo("43");
    }

    /** The thread that starts it may come late: when its stop is through, nothing may be started for that epoch any more. */
    @Test
    void startsNothingThatWasStoppedBeforeItCameToIt() throws Exception {
        Path script = Scripts.write(directory, "child", "exec sleep 600");
        for (int time = 0; time < 100; time++) {
            ChildRunner runner = runner(config(Map.of(), script));
            List<Thread> starting;
            synchronized (runner) {
                runner.carryOut(START);
                runner.carryOut(STOP);
                starting = Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("berth-child"))
                        .toList();
            }
            assertThat(event()).isEqualTo("gone 42");

            for (Thread thread : starting) {
                thread.join(5_000);
                assertThat(thread.isAlive())
                        .as("try %s: a child runs after it is gone", time)
                        .isFalse();
            }
        }
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() throws Exception {
        ChildRunner runner = runner(config(Map.of(), Scripts.write(directory, "child", "echo $$", "exec sleep 600")));
        runner.carryOut(START);
        long pid = Long.parseLong(line());

        runner.close();

        assertThat(Scripts.isRunning(pid)).isFalse();
    }

    private ChildConfig config(Map<String, LocalMaster> masters, Path program, String... arguments) {
        return new ChildConfig(
                Optional.of(template(program, arguments)),
                masters,
                directory.resolve("work"),
                Optional.of(Pattern.compile("Connected$")),
                Duration.ZERO,
                3,
                LONG);
    }

    private static CommandTemplate template(Path program, String... arguments) {
        List<String> all = new ArrayList<>(List.of(program.toString()));
        all.addAll(List.of(arguments));
        return new CommandTemplate(new Program(all));
    }

    private ChildRunner runner(ChildConfig config) {
        ChildRunner runner = new ChildRunner(
                config,
                new ReservationEnvironment("default", "mac-07", () -> "linux"),
                new ProcessTrees(directory, "default", "mac-07"),
                this);
        runners.add(runner);
        return runner;
    }

    private String event() throws InterruptedException {
        String event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("something becomes of the child").isNotNull();
        return event;
    }

    private String line() throws InterruptedException {
        String line = lines.poll(60, TimeUnit.SECONDS);
        assertThat(line).as("the child prints").isNotNull();
        return line;
    }
}
