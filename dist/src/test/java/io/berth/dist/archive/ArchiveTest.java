package io.berth.dist.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.dist.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Map<String, String> UNSHARED = Map.of("BERTH_CLASS_SHARING", "off");

    @TempDir
    private static Path directory;

    private static Unpacked unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        unpacked = new Unpacked(directory, "a place with blanks");
    }

    @Test
    void programsRunFromAnyDirectoryThroughLinksAndSayTheirVersion() {
        for (String program : List.of("berth", "berth-agent", "berth-server")) {
            Run run = unpacked.run(program, UNSHARED, "--version");
            assertThat(run.output()).startsWith(program + " " + Unpacked.VERSION + "\n");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void programsFindWhatTheyAreMadeOf() {
        assertThat(unpacked.run("berth", UNSHARED, "agents", "--help").output()).startsWith("Usage: berth agents");
        assertThat(unpacked.run("berth-agent", UNSHARED, "--help").output()).startsWith("Usage: berth-agent");
        assertThat(unpacked.run("berth-server", UNSHARED, "describe").output()).contains("berth.commands");
    }

    /** An update turns a link; the service must follow it. */
    @Test
    void whatIsInstalledStartsTheAgentByThePathThatWasCalled() throws IOException {
        Path config = directory.resolve("agent.properties");
        Files.writeString(config, "berth.agent=mac-07\n");
        Run run = unpacked.run(
                "berth-agent", UNSHARED, "install", "--systemd", "--dry-run", "--config", config.toString());
        assertThat(run.output()).contains("links/berth-agent").doesNotContain("berth-" + Unpacked.VERSION + "/bin");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoErrorAndPreparesNothing() {
        Run run = unpacked.run("berth", Map.of("XDG_CACHE_HOME", "/dev/null"), "--version");
        assertThat(run).isEqualTo(new Run(0, "berth " + Unpacked.VERSION + "\n"));
    }

    @Test
    void eachJarIsThereOnceAndNoneOfTheTestbed() throws IOException {
        assertThat(unpacked.files("lib").stream().map(ArchiveTest::artifact))
                .doesNotHaveDuplicates()
                .contains("berth-streams-app", "berth-master-client", "berth-agent-client", "kafka-clients")
                .doesNotContain("berth-testbed", "berth-dist", "kafka_2.13", "junit-jupiter-api");
    }

    /** Optional dependencies of a module are not handed on: the archive has to name each of them itself. */
    @Test
    void whatTheCommandsNeedToPrintYamlIsThere() throws IOException {
        assertThat(unpacked.files("lib").stream().map(ArchiveTest::artifact)).contains("snakeyaml-engine");
    }

    @Test
    void theListOfDependenciesIsWhatIsInTheArchive() throws IOException {
        String list = Files.readString(unpacked.top().resolve("docs/dependencies.md"));
        List<String> listed = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(list)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(unpacked.files("lib").stream()
                        .map(ArchiveTest::artifact)
                        .toList());
    }

    @Test
    void whatAnOperatorInstallsIsThere() {
        for (String file : List.of(
                "README.md",
                "LICENSE",
                "NOTICE",
                "config/server.properties",
                "config/systemd/berth-agent.service",
                "docs/operations.md",
                "share/man/man1/berth-run.1",
                "share/bash-completion/completions/berth",
                "share/zsh/site-functions/_berth")) {
            assertThat(unpacked.top().resolve(file)).isNotEmptyFile();
        }
    }

    private static String artifact(String jar) {
        return jar.replaceFirst("-\\d[^-]*(-\\d+)?\\.jar$", "");
    }
}
