package io.berth.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.process.Scripts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BerthAgentTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void writeConfiguration() throws Exception {
        file = Files.writeString(
                directory.resolve("agent.properties"),
                "bootstrap.servers=k:9092\nberth.agent=mac-07\nberth.tags=linux\nberth.hook.on-freed=[\"/bin/true\",\"-x\"]\n"
                        + "berth.state-dir=" + directory.resolve("state") + "\n");
    }

    @Test
    void checksAndSaysWhatRunWouldDo() {
        assertThat(execute("check", "--config", file.toString())).isZero();

        assertThat(out.toString())
                .contains("default/mac-07")
                .contains("runs /bin/true with 1 argument, for at most 1m30s")
                .contains("highest accepted epoch -1");
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void checksForAProgramToo() {
        assertThat(execute("check", "--config", file.toString(), "-o", "json", "--pool", "ci", "--tags", "a,b=1"))
                .isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines("{\"pool\":\"ci\",\"agent\":\"mac-07\",\"tags\":[\"a\",\"b=1\"],"
                        + "\"kafka\":{\"bootstrap.servers\":\"k:9092\"},\"heartbeatMs\":5000,\"stateDirectory\":\""
                        + directory.resolve("state")
                        + "\",\"highestEpoch\":-1,\"unclean\":false,\"hooks\":{\"on-freed\":\"/bin/true\"},"
                        + "\"cleans\":true,\"hookTimeoutMs\":90000,\"stopTimeoutMs\":30000}\n");
    }

    @Test
    void saysWhatItWouldStartForWhomAndShowsNoArgument() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                file,
                "berth.child.command=[\"/bin/sh\",\"-secret\",\"@{secretFile}\"]\nberth.masters=jenkins-a\n"
                        + "berth.master.jenkins-a.secret-file=" + secret + "\nberth.when-cut-off=stop\n",
                StandardOpenOption.APPEND);

        assertThat(execute("check", "--config", file.toString())).isZero();
        assertThat(out.toString())
                .contains("masters    jenkins-a")
                .contains(
                        "child      runs /bin/sh with 2 arguments, ready when it has run for 2s, refused after 3 ends")
                .contains("secret in " + secret)
                .contains("ends what it serves when Kafka is away for 9m")
                .contains("processes  followed by")
                .doesNotContain("hunter2", "-secret");

        assertThat(execute("check", "--config", file.toString(), "-o", "json")).isZero();
        assertThat(out.toString())
                .contains("\"masters\":[\"jenkins-a\"],\"child\":{\"program\":\"/bin/sh\"")
                .contains("\"masters\":{\"jenkins-a\":{\"secretFile\":\"" + secret + "\"}}}");
    }

    @Test
    void asksTheMachineAndShowsWhatItSays() throws Exception {
        Path xcode = Scripts.write(directory, "xcode", "echo xcode=15.2", "echo 'not a tag'");
        Path gone = Scripts.write(directory, "gone", "exit 3");
        Path healthy = Scripts.write(directory, "healthy", "exit 1");
        Files.writeString(
                file,
                "berth.probe.xcode=[\"" + xcode + "\"]\nberth.probe.gone=[\"" + gone + "\"]\nberth.health.command=[\""
                        + healthy + "\"]\n",
                StandardOpenOption.APPEND);

        assertThat(execute("check", "--config", file.toString())).isZero();
        assertThat(out.toString())
                .contains("tags       linux,xcode=15.2")
                .contains("xcode: xcode=15.2", "gone: no tag", "Probe gone failed: exit code 3", "printed 'not a tag'")
                .contains("it fails now (exit code 1), so nobody gets this agent");
        assertThat(directory.resolve("state")).doesNotExist();

        assertThat(execute("check", "--config", file.toString(), "-o", "json")).isZero();
        assertThat(out.toString())
                .contains("\"tags\":[\"linux\",\"xcode=15.2\"],\"probes\":{\"gone\":[],\"xcode\":[\"xcode=15.2\"]}")
                .contains("\"passes\":false,\"detail\":\"exit code 1\"");
    }

    @Test
    void refusesADamagedFenceAlreadyWhenItChecks() throws Exception {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/default.mac-07.fence"), "42");

        assertThat(execute("check", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString()).contains("is damaged");
    }

    @Test
    void namesEveryWrongKeyAndEndsWithTheCodeForConfiguration() throws Exception {
        Files.writeString(file, "berth.agent=No\nberth.tag=linux\n");

        assertThat(execute("run", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString())
                .contains("bootstrap.servers is missing", "'No' is not valid", "Did you mean berth.tags?");
    }

    @Test
    void endsWithTheCodeForUsageWhenTheCommandLineIsWrong() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
        assertThat(execute("run")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("check", "--config", file.toString(), "--nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Try: berth-agent check --help");
    }

    @Test
    void refusesAStateDirectoryThatCannotBeMade() throws Exception {
        Path blocked = Files.writeString(directory.resolve("blocked"), "a file");
        Files.writeString(
                file,
                "bootstrap.servers=k:9092\nberth.agent=mac-07\nberth.state-dir=" + blocked.resolve("state") + "\n");

        assertThat(execute("check", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString()).contains(blocked.toString());
    }

    private int execute(String... args) {
        CommandLine command = BerthAgent.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
