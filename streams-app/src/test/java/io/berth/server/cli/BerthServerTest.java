package io.berth.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.schemas.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BerthServerTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void describesBothApplicationsWithoutABroker() {
        assertThat(run("describe")).isZero();
        assertThat(out.toString())
                .contains("RESERVATIONS, exactly-once", "PRESENCE, at-least-once")
                .contains("reads   berth.commands", "keeps   pools", "writes  berth.replies")
                .contains("keeps   masters", "writes  berth.masters")
                .contains("Sub-topology: 0")
                .doesNotContain("Sub-topology: 1");
    }

    @Test
    void describesForProgramsToo() throws Exception {
        assertThat(run("describe", "-o", "json")).isZero();

        JsonNode whole = new ObjectMapper().readTree(out.toString());
        assertThat(whole.at("/applications/0/name").asText()).isEqualTo("RESERVATIONS");
        assertThat(whole.at("/applications/0/reads/commands/0").asText()).isEqualTo("berth.commands");
        assertThat(whole.at("/applications/1/stores").has("presence")).isTrue();
        assertThat(whole.at("/topics")).hasSize(Topics.all().size());
    }

    @Test
    void namesEveryTopicOfItsOwnAndNoOther() throws Exception {
        run("describe", "-o", "json");

        JsonNode whole = new ObjectMapper().readTree(out.toString());
        assertThat(whole.at("/applications").findValues("reads").toString()
                        + whole.at("/applications").findValues("writes"))
                .contains(Topics.all().stream()
                        .map(topic -> '"' + topic.name() + '"')
                        .toList());
    }

    @Test
    void aWrongCommandLineIs64() {
        assertThat(run("run", "--cnfig", "x")).isEqualTo(64);
        assertThat(run("go")).isEqualTo(64);
        assertThat(run("describe", "-o", "xml")).isEqualTo(64);
        assertThat(run("topics", "--check", "--create")).isEqualTo(64);
        assertThat(err.toString()).contains("Unknown option");
    }

    @Test
    void aWrongConfigurationIs78AndAMessageWithoutATrace() {
        assertThat(run("run", "--config", directory.resolve("none").toString())).isEqualTo(78);
        assertThat(err.toString()).contains("There is no configuration file").doesNotContain("\tat ");
    }

    @Test
    void aNameThatDoesNotResolveIs69() {
        assertThat(run("topics", "--bootstrap-servers", "no-such-host.invalid:9092"))
                .isEqualTo(69);
        assertThat(err.toString()).contains("Check bootstrap.servers");
    }

    @Test
    void aFailureEndsWithTheCodeThatSaysWhetherTryingAgainHelps() {
        assertThat(report(new CannotRunException(1, "dead"))).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("berth-server: dead" + System.lineSeparator());
        assertThat(report(new IllegalStateException("a\nb\u001b[2J"))).isEqualTo(1);
        assertThat(err.toString()).contains("IllegalStateException: a b [2J This is a defect");
    }

    private int report(Exception failure) {
        CommandLine command = BerthServer.commandLine();
        command.setErr(new PrintWriter(err));
        return Failures.report(failure, command, null);
    }

    @Test
    void saysItsExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("64", "69", "78");
    }

    private int run(String... arguments) {
        CommandLine command = BerthServer.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
