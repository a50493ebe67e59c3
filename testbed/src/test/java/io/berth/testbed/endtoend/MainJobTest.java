package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationReady;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.Checkout;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Masters, an agent and the service as separate processes, by their launchers. */
@ExtendWith(SharedService.Lifetime.class)
class MainJobTest {
    private static final String AGENT = "main-job-1";
    private static final String BEREFT_AGENT = "main-job-2";
    private static final String TAG = "main-job";
    private static final String POOL = SharedService.DEFAULT_POOL;

    private static Child agent;

    @BeforeAll
    static void startAgent() {
        agent = SharedService.get().agent(POOL, AGENT, TAG + ",jdk=17");
    }

    @AfterAll
    static void stopAgent() {
        agent.terminate();
        agent.awaitExit(World.LIMIT);
    }

    @Test
    void commandRunsUnderTheReservationAndItsExitCodeIsReturned() {
        Child run = run("exit-code", "sh", "-c", "echo $BERTH_AGENT $BERTH_EPOCH $BERTH_POOL $BERTH_MASTER; exit 7");
        assertThat(run.awaitExit(World.LIMIT)).isEqualTo(7);
        AgentReserved reserved = reservedBy("exit-code");
        assertThat(run.lines()).containsExactly(AGENT + " " + reserved.getEpoch() + " " + POOL + " exit-code");
        assertThat(endOf(reserved).getReason()).isEqualTo(Outcome.FREED);
    }

    @Test
    void agentIsFreedWhenTheMasterIsTerminated() {
        Child run = run("terminated", "sleep", "300");
        AgentReserved reserved = working("terminated");
        run.terminate();
        assertThat(run.awaitExit(World.LIMIT)).isEqualTo(143);
        assertThat(endOf(reserved).getReason()).isEqualTo(Outcome.FREED);
    }

    @Test
    void agentIsFreedWhenTheMasterIsInterrupted() {
        assumeFalse(ignoresInterrupts(), "This JVM ignores SIGINT, and so do the processes that it starts.");
        Child run = run("interrupted", "sleep", "300");
        AgentReserved reserved = working("interrupted");
        run.interrupt();
        assertThat(run.awaitExit(World.LIMIT)).isEqualTo(130);
        assertThat(endOf(reserved).getReason()).isEqualTo(Outcome.FREED);
    }

    @Test
    void agentOfAKilledMasterComesBackByItself() {
        String pool = SharedService.IMPATIENT_POOL;
        Child bereft = SharedService.get().agent(pool, BEREFT_AGENT, TAG + ",jdk=17");
        Child run = runIn(pool, "killed", "sleep", "300");
        AgentReserved reserved = working("killed");
        run.kill();
        assertThat(endOf(reserved).getReason()).isEqualTo(Outcome.RENEWAL_EXPIRED);
        SharedService.get().view().await(pool, BEREFT_AGENT, AgentStatus.AVAILABLE);
        runIn(pool, "after-killed", "true").awaitExit(World.LIMIT);
        assertThat(reservedBy("after-killed").getEpoch()).isGreaterThan(reserved.getEpoch());
        bereft.terminate();
        bereft.awaitExit(World.LIMIT);
    }

    @Test
    void secondMasterWaitsUntilTheFirstFrees() {
        Child first = run("first", "sleep", "300");
        working("first");
        Child second = berth(POOL, "second", "run", "--tags", TAG, "--request", "second-waits", "--", "true");
        SharedService.get().view().awaitRequest(POOL, "second-waits", RequestStatus.WAITING);
        first.terminate();
        assertThat(second.awaitExit(World.LIMIT)).isZero();
        assertThat(reservedBy("second").getEpoch())
                .isGreaterThan(reservedBy("first").getEpoch());
    }

    @Test
    void launcherRunsFromAnywhereThroughALinkInAPathWithSpaces(@TempDir Path directory) throws IOException {
        Path link = Files.createDirectories(directory.resolve("with space")).resolve("berth");
        Files.createSymbolicLink(link, Checkout.launcher("berth"));
        Child help = SharedService.get().world().children().start("link", Map.of(), List.of(link.toString(), "--help"));
        assertThat(help.awaitExit(World.LIMIT)).isZero();
        assertThat(help.out()).contains("run");
    }

    private static Child run(String master, String... command) {
        return runIn(POOL, master, command);
    }

    private static Child runIn(String pool, String master, String... command) {
        List<String> arguments = new ArrayList<>(List.of("run", "--tags", TAG + " && jdk>=17", "--"));
        arguments.addAll(List.of(command));
        return berth(pool, master, arguments.toArray(String[]::new));
    }

    private static Child berth(String pool, String master, String... arguments) {
        return SharedService.get().world().berth(master, Optional.of(pool), List.of(arguments));
    }

    private static AgentReserved reservedBy(String master) {
        return SharedService.get()
                .events()
                .await(
                        master + " has an agent",
                        AgentReserved.class,
                        event -> event.getMaster().equals(master));
    }

    /** @return the reservation, once the master's command runs */
    private static AgentReserved working(String master) {
        AgentReserved reserved = reservedBy(master);
        SharedService.get()
                .events()
                .await(
                        "the agent is prepared",
                        ReservationReady.class,
                        event -> event.getEpoch() == reserved.getEpoch()
                                && event.getAgent().equals(reserved.getAgent()));
        SharedService.get()
                .view()
                .await(
                        reserved.getPool(),
                        reserved.getAgent(),
                        "busy",
                        state -> state.getUse() != null
                                && state.getUse().getMaster().equals(master)
                                && state.getUse().getReady());
        Await.until(
                master + " runs its command",
                World.LIMIT,
                () -> SharedService.get().world().children().all().stream()
                        .filter(child -> child.name().equals("master-" + master))
                        .anyMatch(Child::hasOffspring));
        return reserved;
    }

    private static ReservationEnded endOf(AgentReserved reserved) {
        return SharedService.get()
                .events()
                .await(
                        "the reservation ends",
                        ReservationEnded.class,
                        event -> event.getEpoch() == reserved.getEpoch()
                                && event.getAgent().equals(reserved.getAgent()));
    }

    /** A shell without job control starts background jobs so, and the disposition is inherited. */
    private static boolean ignoresInterrupts() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
                    .anyMatch(ignored -> (ignored & 0b10) != 0);
        } catch (IOException noSuchFile) {
            return false;
        }
    }
}
