package io.berth.testbed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.cli.BerthAgent;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.topic.Headers;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.broker.FreePorts;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** berth-agent as a process, on a real broker, with a service that the test plays. */
class AgentProcessTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static EmbeddedBroker broker;
    private static PlayedService service;

    @TempDir
    Path directory;

    private Children children;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start();
        service = new PlayedService(broker);
    }

    @AfterAll
    static void stopBroker() {
        service.close();
        broker.close();
    }

    @BeforeEach
    void open() {
        children = new Children(directory);
    }

    @AfterEach
    void close() {
        children.close();
    }

    @Test
    void servesAReservationFromGrantToCleanAndSaysGoodbye() throws Exception {
        Child agent = start("full");
        String run = registered("full");
        service.says("full", run, AgentStatus.RESERVED, 7);
        service.hears("full", "ready at 7", report -> report.getReady() && report.getServingEpoch() == 7);
        assertThat(hookLog()).containsExactly("on-reserved default/full 7 r-7 m1 jdk=17,linux");

        service.says("full", run, AgentStatus.CLEANING, 7);
        AgentReport clean = service.hears("full", "clean after 7", report -> report.getCleanEpoch() == 7);
        assertThat(clean.getServingEpoch()).isEqualTo(-1);
        assertThat(hookLog()).hasSize(2).last().isEqualTo("on-freed default/full 7 r-7 m1 jdk=17,linux");

        agent.terminate();
        assertThat(agent.awaitExit(LONG)).isZero();
        service.hears("full", "the last", AgentReport::getStopping);
        assertThat(Files.readString(directory.resolve("state/default.full.fence")))
                .contains("highest-epoch 7\nunclean false\n");
    }

    @Test
    void writesReportsThatKcatCanRead() throws Exception {
        start("plain");
        registered("plain");

        var record = service.recordOf("plain").orElseThrow();
        assertThat(new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8))
                .isEqualTo("AgentReport");
        assertThat(new String(record.headers().lastHeader(Headers.AGENT).value(), StandardCharsets.UTF_8))
                .isEqualTo("plain");
    }

    @Test
    void cleansUpBeforeItEndsWhenItIsTerminatedUnderAReservation() throws Exception {
        Child agent = start("stopped");
        String run = registered("stopped");
        service.says("stopped", run, AgentStatus.RESERVED, 8);
        service.hears("stopped", "ready", AgentReport::getReady);

        agent.terminate();

        assertThat(agent.awaitExit(LONG)).isZero();
        AgentReport last = service.hears("stopped", "the last", AgentReport::getStopping);
        assertThat(last.getCleanEpoch()).isEqualTo(8);
        assertThat(last.getInsist()).isTrue();
        assertThat(hookLog()).hasSize(2).last().asString().startsWith("on-freed");
    }

    @Test
    void cleansUpInItsNextRunWhatACrashLeftBehind() throws Exception {
        Child first = start("crashed");
        service.says("crashed", registered("crashed"), AgentStatus.RESERVED, 9);
        service.hears("crashed", "ready", AgentReport::getReady);
        String firstRun = service.heardOf("crashed").get(0).getIncarnation();
        first.kill();

        Child second = start("crashed");
        AgentReport hello = service.hears(
                "crashed", "of a second run", report -> !report.getIncarnation().equals(firstRun));
        assertThat(hello.getServingEpoch()).isEqualTo(-1);
        assertThat(hello.getHighestEpoch()).isEqualTo(9);
        service.says("crashed", hello.getIncarnation(), AgentStatus.CLEANING, 9);

        service.hears("crashed", "clean after 9", report -> report.getCleanEpoch() == 9);
        assertThat(second.isAlive()).isTrue();
        assertThat(hookLog()).last().isEqualTo("on-freed default/crashed 9   jdk=17,linux");
    }

    @Test
    void endsWhatACrashLeftRunningBeforeItSaysAnything() throws Exception {
        Path step =
                script("step", "trap '' TERM", "echo step $$", "exec >/dev/null 2>&1", "while :; do sleep 600; done");
        Path script = script("child", "(setsid " + step + " &)", "while :; do sleep 600; done");
        String settings = "berth.child.command=[\"" + script + "\"]\nberth.child.ready-after=0s";
        Child first = start("orphaned", broker, settings);
        service.says("orphaned", registered("orphaned"), AgentStatus.RESERVED, 11);
        service.hears("orphaned", "ready", AgentReport::getReady);
        first.awaitOutput("| step ", LONG);
        long left = Long.parseLong(first.lines().stream()
                .filter(line -> line.contains("| step "))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\\| step ", ""));
        first.kill();
        assertThat(ProcessHandle.of(left)).as("it outlives the crash").isPresent();

        Child second = start("orphaned", broker, settings);
        AgentReport hello = service.hears(
                "orphaned",
                "of a second run",
                report -> report.getHighestEpoch() == 11 && report.getServingEpoch() == -1);

        assertThat(ProcessHandle.of(left).filter(AgentProcessTest::isRunning)).isEmpty();
        service.says("orphaned", hello.getIncarnation(), AgentStatus.CLEANING, 11);
        service.hears("orphaned", "clean after 11", report -> report.getCleanEpoch() == 11);
        assertThat(second.out()).contains("An earlier run left");
        assertThat(hookLog()).last().asString().startsWith("on-freed default/orphaned 11");
    }

    @Test
    void startsAChildAgainThatEnds() throws Exception {
        Path script = script("child", "echo started $$", "exec sleep 600");
        Child agent = start(
                "restarting", broker, "berth.child.command=[\"" + script + "\"]\nberth.child.ready-line=^started");
        service.says("restarting", registered("restarting"), AgentStatus.RESERVED, 12);
        service.hears("restarting", "ready", AgentReport::getReady);
        int heard = service.heardOf("restarting").size();
        ProcessHandle.of(pidOfChild(agent, 0)).orElseThrow().destroy();

        Await.until("a second start", LONG, () -> pidsOfChild(agent).size() == 2);
        service.hears("restarting", "down and up again", report -> {
            List<AgentReport> since = service.heardOf("restarting")
                    .subList(heard, service.heardOf("restarting").size());
            return since.stream().anyMatch(one -> !one.getReady())
                    && since.get(since.size() - 1).getReady();
        });
        agent.terminate();
        assertThat(agent.awaitExit(LONG)).isZero();
        assertThat(ProcessHandle.of(pidOfChild(agent, 1)).filter(AgentProcessTest::isRunning))
                .isEmpty();
    }

    @Test
    void refusesAReservationWhoseChildNeverGetsReady() throws Exception {
        Path script = script("child", "exit 0");
        start(
                "hopeless",
                broker,
                "berth.child.command=[\"" + script + "\"]\nberth.child.ready-line=x\nberth.child.attempts=1");
        service.says("hopeless", registered("hopeless"), AgentStatus.RESERVED, 13);

        AgentReport failed = service.hears("hopeless", "refused", report -> report.getFailedEpoch() == 13);

        assertThat(failed.getReady()).isFalse();
    }

    @Test
    void takesNoNoticeOfWhatWasSaidOfEarlierRuns() throws Exception {
        service.says("late", "run-0", AgentStatus.RESERVED, 3);
        service.says("late", "run-0", AgentStatus.CLEANING, 3);
        service.says("late", "run-1", AgentStatus.RESERVED, 4);
        start("late");
        String run = registered("late");
        service.says("late", run, AgentStatus.RESERVED, 5);

        service.hears("late", "ready at 5", report -> report.getReady() && report.getServingEpoch() == 5);
        assertThat(hookLog()).hasSize(1);
    }

    @Test
    void endsWithACodeOfItsOwnWhenAnotherRunReplacesIt() throws Exception {
        Child agent = start("replaced");
        registered("replaced");

        service.says("replaced", "run-of-another", AgentStatus.AVAILABLE, -1);

        assertThat(agent.awaitExit(LONG)).isEqualTo(75);
        assertThat(agent.out()).contains("Another run of this agent has registered under the same name");
    }

    @Test
    void refusesToRunTwiceOnOneMachine() throws Exception {
        start("twice");
        registered("twice");

        Child second = start("twice");

        assertThat(second.awaitExit(LONG)).isEqualTo(78);
        assertThat(second.err()).contains("Another berth-agent runs as default/twice on this machine");
    }

    @Test
    void waitsForKafkaAndSaysSoOnceAndGoesOnWhenItIsThere() throws Exception {
        try (EmbeddedBroker other = EmbeddedBroker.start();
                PlayedService otherService = new PlayedService(other)) {
            other.stop();
            Child agent = start("patient", other);
            agent.awaitOutput("Following berth.agents: does not work", LONG);
            agent.awaitOutput("Sending reports to berth.agent-reports: does not work", LONG);

            other.restart();

            otherService.hears("patient", "heard", report -> true);
            agent.awaitOutput("Following berth.agents: works", LONG);
            agent.terminate();
            assertThat(agent.awaitExit(LONG)).isZero();
            assertThat(agent.lines())
                    .filteredOn(line -> line.contains("Following berth.agents: does not work"))
                    .hasSize(1);
        }
    }

    @Test
    void endsAtOnceWhenItIsTerminatedWhileKafkaIsDown() throws Exception {
        EmbeddedBroker none = EmbeddedBroker.start();
        none.close();
        Child agent = start("alone", none);
        agent.awaitOutput("does not work", LONG);

        agent.terminate();

        assertThat(agent.awaitExit(LONG)).isZero();
    }

    @Test
    void waitsForTheSchemaRegistryAndEndsWhenItIsTerminatedMeanwhile() throws Exception {
        Child agent = start("unregistered", broker, "schema.registry.url=http://127.0.0.1:" + FreePorts.next());
        agent.awaitOutput("Asking the schema registry: does not work", LONG);

        agent.terminate();

        assertThat(agent.awaitExit(LONG)).isZero();
    }

    /** Registers the agent's run, as the service does with its first report. */
    private static String registered(String agent) throws Exception {
        String run = service.hears(agent, "its first", report -> true).getIncarnation();
        service.says(agent, run, AgentStatus.AVAILABLE, -1);
        return run;
    }

    private Child start(String agent) throws IOException {
        return start(agent, broker);
    }

    private Child start(String agent, EmbeddedBroker at) throws IOException {
        return start(agent, at, "");
    }

    private Child start(String agent, EmbeddedBroker at, String more) throws IOException {
        Path hook = script(
                "hook",
                "echo \"$BERTH_HOOK $BERTH_POOL/$BERTH_AGENT $BERTH_EPOCH $BERTH_REQUEST $BERTH_MASTER $BERTH_TAGS\" >> "
                        + directory.resolve("hook.log"));
        Path config = directory.resolve(agent + ".properties");
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "bootstrap.servers=" + at.bootstrapServers(),
                        more,
                        "berth.agent=" + agent,
                        "berth.tags=linux, jdk=17",
                        "berth.heartbeat=500ms",
                        "berth.state-dir=" + directory.resolve("state"),
                        "berth.hook.on-reserved=[\"" + hook + "\"]",
                        "berth.hook.on-freed=[\"" + hook + "\"]"));
        return children.start(
                agent,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BerthAgent.class.getName(),
                        "run",
                        "--config",
                        config.toString()));
    }

    private Path script(String name, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static List<Long> pidsOfChild(Child agent) {
        return agent.lines().stream()
                .filter(line -> line.matches(".*\\| started \\d+"))
                .map(line -> Long.parseLong(line.replaceAll(".*\\| started ", "")))
                .toList();
    }

    private static long pidOfChild(Child agent, int which) {
        Await.until("a child", LONG, () -> pidsOfChild(agent).size() > which);
        return pidsOfChild(agent).get(which);
    }

    /** Not one that ended and that nobody has reaped. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private List<String> hookLog() throws IOException {
        return Files.readAllLines(directory.resolve("hook.log"));
    }
}
