package io.berth.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.config.AgentConfig;
import io.berth.agent.config.AgentConfigReader;
import io.berth.agent.config.ConfigKey;
import io.berth.agent.config.RawConfig;
import io.berth.agent.install.PropertyLists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator copies works with the program as it is. */
class ShippedFilesTest {
    private static final Path CONFIG = Path.of("..", "config");

    @Test
    void theExampleCanBeUsedAsItIs() throws Exception {
        AgentConfig config =
                AgentConfigReader.read(new RawConfig().file(CONFIG.resolve("agent.properties")), Path.of("/"));

        assertThat(config.agent().value()).isEqualTo("agent-1");
        assertThat(config.kafka()).containsOnlyKeys("bootstrap.servers");
    }

    @Test
    void theExampleShowsEveryKeyWithItsDefault() throws Exception {
        String text = Files.readString(CONFIG.resolve("agent.properties"));

        for (ConfigKey key : ConfigKey.values()) {
            assertThat(text).containsPattern("(?m)^(# )?" + key.key().replace(".", "\\.") + " =");
        }
        assertThat(text)
                .contains(
                        "berth.heartbeat = 5s",
                        "berth.probe.interval = 10m",
                        "berth.probe.timeout = 30s",
                        "berth.health.interval = 1m",
                        "berth.health.timeout = 30s",
                        "berth.hook.timeout = 90s",
                        "berth.stop-timeout = 30s",
                        "berth.child.ready-after = 2s",
                        "berth.child.attempts = 3",
                        "berth.child.stop-timeout = 10s",
                        "berth.when-cut-off = keep",
                        "berth.cut-off-after = 9m");
    }

    /** As an operator would take them into use. */
    @Test
    void theExampleOfAChildCanBeUsedWithASecretAndAProgramThatAreThere(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        String text = Files.readString(CONFIG.resolve("agent.properties"))
                .replaceAll(
                        "(?m)^# (berth\\.(masters|child\\.command|child\\.ready-line|master\\.jenkins-a\\.(url|secret-file)) =)",
                        "$1")
                .replaceAll("(?m)^berth.child.ready-after.*$", "")
                .replace("jenkins-a, jenkins-b", "jenkins-a")
                .replace(
                        "/usr/bin/java",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .replace("/etc/berth/secrets/jenkins-a", secret.toString());
        Path file = Files.writeString(directory.resolve("agent.properties"), text);

        AgentConfig config = AgentConfigReader.read(new RawConfig().file(file), directory);

        assertThat(config.child().orElseThrow().masters()).containsOnlyKeys("jenkins-a");
        assertThat(config.child().orElseThrow().readyLine()).isPresent();
    }

    @Test
    void theSystemdUnitStartsTheLauncherWithOptionsThatExist() throws Exception {
        Map<String, String> unit = new TreeMap<>();
        for (String line : Files.readAllLines(CONFIG.resolve("systemd/berth-agent.service"))) {
            if (!line.startsWith("#") && line.contains("=")) {
                unit.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }

        requireRunnable(List.of(unit.get("ExecStart").split(" ")));
        assertThat(unit.get("RestartPreventExitStatus"))
                .isEqualTo(ExitCode.USAGE + " " + ExitCode.REPLACED + " " + ExitCode.CONFIGURATION);
        assertThat(Files.readString(CONFIG.resolve("agent.properties")))
                .contains("/var/lib/" + unit.get("StateDirectory"));
    }

    @Test
    void theLaunchdPropertyListStartsTheLauncherWithOptionsThatExist() throws Exception {
        Map<String, Object> list = PropertyLists.read(Files.readString(CONFIG.resolve("launchd/io.berth.agent.plist")));

        requireRunnable(words(list.get("ProgramArguments")));
        assertThat(list)
                .containsEntry("Label", "io.berth.agent")
                .containsEntry("KeepAlive", Map.of("SuccessfulExit", false))
                .containsKeys("UserName", "ExitTimeOut");
    }

    @Test
    void theFilesForAUserStartTheLauncherInTheSameWay() throws Exception {
        String unit = Files.readString(CONFIG.resolve("systemd/user/berth-agent.service"));
        assertThat(unit)
                .contains("ExecStart=/opt/berth/bin/berth-agent run --config %h/.config/berth/agent.properties\n")
                .contains("RestartPreventExitStatus=64 75 78\n");

        Map<String, Object> list =
                PropertyLists.read(Files.readString(CONFIG.resolve("launchd/user/io.berth.agent.plist")));
        Map<String, Object> ofTheMachine =
                PropertyLists.read(Files.readString(CONFIG.resolve("launchd/io.berth.agent.plist")));
        ofTheMachine
                .keySet()
                .removeAll(List.of("UserName", "ProgramArguments", "StandardOutPath", "StandardErrorPath"));
        assertThat(list).containsAllEntriesOf(ofTheMachine).doesNotContainKey("UserName");
        assertThat(words(list.get("ProgramArguments")))
                .containsExactly(
                        "/opt/berth/bin/berth-agent", "run", "--config", "/Users/YOU/.config/berth/agent.properties");
    }

    private static List<String> words(Object array) {
        return ((List<?>) array).stream().map(String::valueOf).toList();
    }

    private static void requireRunnable(List<String> command) {
        assertThat(command.get(0)).isEqualTo("/opt/berth/bin/berth-agent");
        assertThat(Path.of("..", "bin", "berth-agent")).isExecutable();
        String[] args = command.subList(1, command.size()).toArray(String[]::new);
        CommandLine.ParseResult parsed = BerthAgent.commandLine().parseArgs(args);
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("run");
        assertThat(Arrays.asList(args)).contains("/etc/berth/agent.properties");
    }
}
