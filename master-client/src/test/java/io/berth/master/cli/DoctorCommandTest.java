package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as far as it goes without Kafka; with it, see the end-to-end tests. */
class DoctorCommandTest {
    @TempDir
    private Path folder;

    private final FakeWorld world = new FakeWorld();

    @Test
    void withoutABrokerItIs78AndTheRestIsSkipped() {
        world.environment.clear();

        assertThat(world.run("doctor")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(world.out.toString())
                .contains("no Kafka broker is given")
                .contains("Fix: export BERTH_BOOTSTRAP_SERVERS=HOST:PORT")
                .containsPattern("SKIPPED +reachability")
                .containsPattern("SKIPPED +service")
                .containsPattern("OK +versions")
                .contains("1 check failed.");
    }

    @Test
    void itShowsWhichValueWinsAndNoSecret() throws IOException {
        Path file = Files.writeString(
                folder.resolve("berth.properties"),
                "bootstrap.servers=file:1\nberth.pool=NOT A POOL\nsasl.jaas.config=x password=\"hunter2\";\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(world.run("doctor", "--config", file.toString(), "--bootstrap", "flag:1"))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(world.out.toString() + world.err)
                .contains("bootstrap.servers = flag:1  (--bootstrap, over $BERTH_BOOTSTRAP_SERVERS, " + file + ")")
                .contains("sasl.jaas.config = [hidden]")
                .contains("The pool name 'NOT A POOL' is not valid")
                .doesNotContain("hunter2");
    }

    @Test
    void aSecretThatOthersCanReadIsShownWithTheCommandThatMendsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("berth.properties"), "ssl.key.password=hunter2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(world.run("doctor", "--config", file.toString(), "-o", "json"))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(world.out.toString())
                .startsWith(
                        "{\"healthy\":false,\"exitCode\":78,\"checks\":[{\"check\":\"configuration\",\"status\":\"FAILED\"")
                .contains("\"fix\":\"chmod 600 " + file + "\"")
                .doesNotContain("hunter2");
    }

    @Test
    void aBrokerThatNobodyKnowsIs69() {
        assertThat(world.run("doctor", "--bootstrap", "kafka.invalid:9092")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(world.out.toString())
                .contains("kafka.invalid:9092: the host name is not known here.")
                .containsPattern("SKIPPED +brokers");
    }
}
