package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentReserved;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An agent that runs a child for each reservation, with a master, the service and a broker as they are. */
@ExtendWith(SharedService.Lifetime.class)
class SupervisedChildTest {
    private static final String POOL = SharedService.DEFAULT_POOL;
    private static final String AGENT = "supervised-1";
    private static final String TAG = "supervised";
    private static final String SECRET = "hunter2-of-jenkins-a";

    @TempDir
    Path directory;

    @Test
    void childServesOneReservationAfterTheOtherAndNothingOfItOutlivesOne() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Child agent = agent(secret);

        for (String request : List.of("first", "second")) {
            Child run = run("jenkins-a", request, "cat " + directory.resolve("arguments"));
            assertThat(run.awaitExit(World.LIMIT)).as(run.out() + run.err()).isZero();
            long epoch = reserved("jenkins-a-" + request).getEpoch();
            assertThat(run.lines())
                    .containsExactly("https://a.example/ " + AGENT + " @" + secret + " " + epoch + " jenkins-a");
            SharedService.get()
                    .events()
                    .await(
                            "the agent is clean after " + request,
                            AgentCleaned.class,
                            event -> event.getAgent().equals(AGENT) && event.getEpoch() == epoch);
            // The hook looks for what the child and what it left detached, and lists what it finds.
            assertThat(Files.readAllLines(directory.resolve("freed"))).last().isEqualTo(epoch + ":");
        }

        assertThat(agent.out()).contains("The child for epoch", "| Connected").doesNotContain(SECRET);
        agent.terminate();
        assertThat(agent.awaitExit(World.LIMIT)).isZero();
    }

    @Test
    void masterThatTheAgentDoesNotServeGetsAnother() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Child agent = agent(secret);
        Child run = run("jenkins-b", "refused", "true");
        agent.awaitOutput("does not serve master jenkins-b", World.LIMIT);

        Child other = SharedService.get().agent(POOL, "supervised-2", TAG);

        assertThat(run.awaitExit(World.LIMIT)).as(run.out() + run.err()).isZero();
        List.of(agent, other).forEach(Child::terminate);
        assertThat(agent.awaitExit(World.LIMIT)).isZero();
        assertThat(other.awaitExit(World.LIMIT)).isZero();
    }

    private Child agent(Path secret) throws IOException {
        Path step = script(
                "step", "trap '' TERM", "echo $$ >> pids", "exec >/dev/null 2>&1", "while :; do sleep 600; done");
        Path child = script(
                "child",
                "echo $$ > pids",
                "echo \"$@\" > " + directory.resolve("arguments"),
                "(setsid " + step + " &)",
                "while [ $(wc -l < pids) -lt 2 ]; do sleep 0.02; done",
                "echo Connected",
                "while :; do sleep 600; done");
        Path freed = script(
                "freed-hook",
                "left=",
                "for pid in $(cat " + directory.resolve("work/jenkins-a/pids") + "); do",
                "  [ ! -d /proc/$pid ] || grep -q 'State:.*Z' /proc/$pid/status || left=\"$left $pid\"",
                "done",
                "echo \"$BERTH_EPOCH:$left\" >> " + directory.resolve("freed"));
        return SharedService.get()
                .agent(
                        POOL,
                        AGENT,
                        TAG,
                        settings -> settings.with("berth.masters", "jenkins-a")
                                .with("berth.master.jenkins-a.url", "https://a.example/")
                                .with("berth.master.jenkins-a.secret-file", secret.toString())
                                .with(
                                        "berth.child.command",
                                        "[\"" + child
                                                + "\",\"{url}\",\"{agent}\",\"@{secretFile}\",\"{epoch}\",\"{master}\"]")
                                .with("berth.child.ready-line", "Connected$")
                                .with(
                                        "berth.child.work-dir",
                                        directory.resolve("work").toString())
                                .with("berth.hook.on-freed", "[\"" + freed + "\"]"));
    }

    private Path script(String name, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static Child run(String master, String request, String command) {
        return SharedService.get()
                .world()
                .berth(
                        master,
                        Optional.of(POOL),
                        List.of("run", "--tags", TAG, "--request", master + "-" + request, "--", "sh", "-c", command));
    }

    private static AgentReserved reserved(String request) {
        return SharedService.get()
                .events()
                .await(
                        request + " has an agent",
                        AgentReserved.class,
                        event -> event.getRequest().equals(request));
    }
}
