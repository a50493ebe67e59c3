package io.berth.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.config.AgentConfig;
import io.berth.agent.config.AgentConfigReader;
import io.berth.agent.config.ConfigKey;
import io.berth.agent.config.RawConfig;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
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
        Map<String, Element> list = plist(CONFIG.resolve("launchd/io.berth.agent.plist"));

        List<String> arguments = new ArrayList<>();
        children(list.get("ProgramArguments")).forEach(child -> arguments.add(child.getTextContent()));
        requireRunnable(arguments);
        assertThat(list.get("Label").getTextContent()).isEqualTo("io.berth.agent");
        assertThat(list).containsKeys("KeepAlive", "UserName", "ExitTimeOut");
    }

    private static void requireRunnable(List<String> command) {
        assertThat(command.get(0)).isEqualTo("/opt/berth/bin/berth-agent");
        assertThat(Path.of("..", "bin", "berth-agent")).isExecutable();
        String[] args = command.subList(1, command.size()).toArray(String[]::new);
        CommandLine.ParseResult parsed = BerthAgent.commandLine().parseArgs(args);
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("run");
        assertThat(Arrays.asList(args)).contains("/etc/berth/agent.properties");
    }

    private static Map<String, Element> plist(Path file) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // The DTD is on Apple's server; nobody needs it here.
        builder.setEntityResolver((id, system) -> new InputSource(new ByteArrayInputStream(new byte[0])));
        Element dict =
                children(builder.parse(file.toFile()).getDocumentElement()).get(0);
        Map<String, Element> entries = new TreeMap<>();
        List<Element> elements = children(dict);
        for (int i = 0; i < elements.size(); i += 2) {
            assertThat(elements.get(i).getTagName()).isEqualTo("key");
            entries.put(elements.get(i).getTextContent(), elements.get(i + 1));
        }
        return entries;
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
