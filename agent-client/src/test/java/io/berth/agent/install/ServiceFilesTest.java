package io.berth.agent.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFilesTest {
    private static final Path LAUNCHER =
            Path.of("..", "bin", "berth-agent").toAbsolutePath().normalize();
    private static final Path HOME = Path.of("/home/someone");

    private final ServiceManager systemd = new Systemd(Map.of(), HOME);
    private final ServiceManager launchd = new Launchd("Mac OS X", HOME);

    @TempDir
    Path directory;

    @Test
    void unitHasThePathsOfTheInstallationAndNothingElseIsChanged() throws Exception {
        AgentService service = new AgentService(
                Path.of("/srv/b/bin/berth-agent"), Path.of("/srv/etc/mac-07.properties"), "build", "mac-07", false);

        assertThat(systemd.fileName(service)).isEqualTo("berth-agent-mac-07.service");
        assertThat(systemd.content(service))
                .startsWith("[Unit]")
                .contains("\nUser=build\n")
                .contains("\nExecStart=/srv/b/bin/berth-agent run --config /srv/etc/mac-07.properties\n")
                .contains("\nDocumentation=file:///srv/b/config/agent.properties\n")
                .doesNotContain("/opt/berth", "/etc/berth");
        List<String> shipped = Files.readAllLines(Path.of("../config/systemd/berth-agent.service"));
        assertThat(systemd.content(service).lines().filter(line -> !shipped.contains(line)))
                .hasSize(3);
    }

    @Test
    void unitOfAUserNamesNoUser() {
        String unit = systemd.content(service(Path.of("/etc/x.properties"), true));

        assertThat(unit).contains("WantedBy=default.target").doesNotContain("User=", "%h", "StateDirectory");
        assertThat(systemd.directory(true)).isEqualTo(HOME.resolve(".config/systemd/user"));
    }

    @Test
    void pathsThatMeanSomethingToSystemdAreWrittenSoThatTheyDoNot() {
        assertThat(Systemd.word(Path.of("/a b/\"c\"/50%/$HOME"))).isEqualTo("\"/a b/\\\"c\\\"/50%%/$$HOME\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true", "blank"})
    void systemdFindsNothingWrongWithTheUnit(String kind) throws Exception {
        boolean perUser = kind.equals("true");
        Path config = directory.resolve(kind.equals("blank") ? "a b%n.properties" : "agent.properties");
        AgentService service = service(config, perUser);
        Path unit = Files.writeString(directory.resolve(systemd.fileName(service)), systemd.content(service));

        assertThat(verify(unit, perUser)).isEmpty();
    }

    @Test
    void systemdFindsNothingWrongWithTheUnitOfTheService() throws Exception {
        String text = Files.readString(Path.of("../config/systemd/berth-server.service"));
        assertThat(text).contains("ExecStart=/opt/berth/bin/berth-server run --config /etc/berth/server.properties\n");
        Path unit = Files.writeString(
                directory.resolve("berth-server.service"),
                text.replace("/opt/berth/bin", LAUNCHER.getParent().toString()));

        assertThat(verify(unit, false)).isEmpty();
    }

    @Test
    void propertyListHasThePathsOfTheInstallation() throws Exception {
        AgentService service =
                new AgentService(Path.of("/a & b/bin/berth-agent"), Path.of("/etc/x.properties"), "ci", "two", false);
        Map<String, Object> list = PropertyLists.read(launchd.content(service));

        assertThat(launchd.fileName(service)).isEqualTo("io.berth.agent.two.plist");
        assertThat(list)
                .containsEntry("Label", "io.berth.agent.two")
                .containsEntry("UserName", "ci")
                .containsEntry("StandardOutPath", "/var/log/berth-agent-two.log")
                .containsEntry(
                        "ProgramArguments", List.of("/a & b/bin/berth-agent", "run", "--config", "/etc/x.properties"));
    }

    @Test
    void propertyListOfAUserWritesItsLogBelowTheHomeDirectory() throws Exception {
        Map<String, Object> list = PropertyLists.read(launchd.content(service(Path.of("/etc/x.properties"), true)));

        assertThat(list)
                .doesNotContainKey("UserName")
                .containsEntry("StandardErrorPath", "/home/someone/Library/Logs/berth-agent.log");
        assertThat(launchd.directory(true)).isEqualTo(HOME.resolve("Library/LaunchAgents"));
    }

    @Test
    void commandsAreForTheManagerOfTheMachineOrOfTheUser() {
        Path file = Path.of("/f");
        assertThat(systemd.startCommands(service(file, false), file))
                .containsExactly(
                        List.of("systemctl", "daemon-reload"),
                        List.of("systemctl", "enable", "--now", "berth-agent.service"));
        assertThat(systemd.stopCommands(service(file, true)))
                .containsExactly(List.of("systemctl", "--user", "disable", "--now", "berth-agent.service"));
        assertThat(launchd.stopCommands(service(file, false)))
                .containsExactly(List.of("launchctl", "bootout", "system/io.berth.agent"));
    }

    private static AgentService service(Path config, boolean perUser) {
        return new AgentService(LAUNCHER, config, "root", "", perUser);
    }

    /** @return what systemd complains of; also what is no error to it, like a misspelt key */
    private String verify(Path unit, boolean perUser) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd-analyze");
        List<String> command = new ArrayList<>(List.of("/usr/bin/systemd-analyze"));
        if (perUser) {
            command.add("--user");
        }
        command.addAll(List.of("verify", unit.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        return said + (process.waitFor() == 0 ? "" : "exit code " + process.exitValue());
    }
}
