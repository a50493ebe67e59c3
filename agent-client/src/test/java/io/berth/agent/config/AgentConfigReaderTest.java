package io.berth.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.berth.agent.probe.ProbeConfig;
import io.berth.agent.session.HookKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigReaderTest {
    private static final String LEAST = "bootstrap.servers=k:9092\nberth.agent=mac-07\n";
    private static final Path HOME = Path.of("/home/someone");

    @TempDir
    Path directory;

    @Test
    void hasADefaultForAllButKafkaAndTheName() throws Exception {
        AgentConfig config = read(LEAST);

        assertThat(config.pool().value()).isEqualTo("default");
        assertThat(config.agent().value()).isEqualTo("mac-07");
        assertThat(config.probes().configured().texts()).isEmpty();
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.hookTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.stateDirectory()).isEqualTo(HOME.resolve(".local/state/berth-agent"));
        assertThat(config.cleans()).isFalse();
        assertThat(config.kafka()).containsExactlyEntriesOf(Map.of("bootstrap.servers", "k:9092"));
    }

    @Test
    void readsProbesByTheirNames() throws Exception {
        ProbeConfig probes = read(LEAST
                        + "berth.probe.xcode=[\"/bin/true\",\"-v\"]\nberth.probe.interval=1m\nberth.probe.timeout=5s\n"
                        + "berth.health.command=[\"/bin/true\"]\n")
                .probes();

        assertThat(probes.tags()).containsOnlyKeys("xcode");
        assertThat(probes.tagsInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(probes.health()).isPresent();
        assertThat(probes.healthInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void namesWhatIsWrongWithAProbe() throws Exception {
        assertThat(
                        problems(
                                LEAST + "berth.probe.Xcode=[\"/bin/true\"]\nberth.probe.ssd=/bin/true\n"
                                        + "berth.probe.gone=[\"/nowhere\"]\nberth.health.command=[\"true\"]\nberth.probe.interval=1ms\n"))
                .hasSize(5)
                .anyMatch(problem -> problem.startsWith("berth.probe.Xcode"))
                .anyMatch(problem -> problem.contains("berth.probe.ssd") && problem.contains("JSON array"))
                .anyMatch(problem -> problem.contains("there is no file '/nowhere'"))
                .anyMatch(problem -> problem.contains("not an absolute path"))
                .anyMatch(problem -> problem.contains("not a duration from 1s"));
    }

    /** As the clients and the service do it: a script that sets BERTH_POOL to nothing moves no agent to another pool. */
    @Test
    void takesAnEmptyVariableForNone() throws Exception {
        RawConfig raw =
                new RawConfig().file(file(LEAST + "berth.pool=from-file\n")).environment(Map.of("BERTH_POOL", ""));

        assertThat(AgentConfigReader.read(raw, HOME).pool().value()).isEqualTo("from-file");
    }

    @Test
    void letsTheEnvironmentOverrideTheFileAndFlagsOverrideBoth() throws Exception {
        RawConfig raw = new RawConfig()
                .file(file(LEAST + "berth.pool=from-file\nberth.tags=file\n"))
                .environment(Map.of(
                        "BERTH_POOL",
                        "from-env",
                        "BERTH_TAGS",
                        "env",
                        "BERTH_BOOTSTRAP_SERVERS",
                        "e:1",
                        "BERTH_EPOCH",
                        "3"))
                .flag(ConfigKey.TAGS, "--tags", "flag")
                .flag(ConfigKey.AGENT, "--agent", null);

        AgentConfig config = AgentConfigReader.read(raw, HOME);

        assertThat(config.pool().value()).isEqualTo("from-env");
        assertThat(config.probes().configured().texts()).containsExactly("flag");
        assertThat(config.agent().value()).isEqualTo("mac-07");
        assertThat(config.kafka()).containsEntry("bootstrap.servers", "e:1");
    }

    @Test
    void cleansWhenThereIsAnOnFreedHook() throws Exception {
        AgentConfig config = read(LEAST + "berth.hook.on-freed=[\"/bin/true\", \"two words\"]\n");

        assertThat(config.cleans()).isTrue();
        assertThat(config.hooks().get(HookKind.ON_FREED).arguments()).containsExactly("/bin/true", "two words");
    }

    @Test
    void handsEverythingElseToKafkaUnderItsOwnName() throws Exception {
        assertThat(read(LEAST + "security.protocol=SSL\nschema.registry.url=http://r:8081\n")
                        .kafka())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("schema.registry.url", "http://r:8081");
    }

    @Test
    void takesAnEmptyRegistryForNone() throws Exception {
        assertThat(read(LEAST + "schema.registry.url=\n").kafka()).doesNotContainKey("schema.registry.url");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "3s, PT3S",
        "PT1M30S, PT1M30S",
        "2m, PT2M",
        "1h, PT1H",
    })
    void readsDurations(String text, Duration duration) throws Exception {
        assertThat(read(LEAST + "berth.hook.timeout=" + text + "\n").hookTimeout())
                .isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "-5s", "5 s", "P1D1D", "0s", "25h", "PT-3S"})
    void refusesWhatIsNoDurationOrOutOfRange(String text) throws Exception {
        assertThat(problems(LEAST + "berth.hook.timeout=" + text + "\n"))
                .singleElement()
                .asString()
                .contains("berth.hook.timeout", "is not a duration from 100ms to 1d");
    }

    @Test
    void refusesAHeartbeatThatTheServiceWouldTakeForSilence() throws Exception {
        assertThat(problems(LEAST + "berth.heartbeat=20s\n"))
                .singleElement()
                .asString()
                .contains("berth.heartbeat");
    }

    @Test
    void refusesAnUnknownKeyWithTheNearestKnownOne() throws Exception {
        assertThat(problems(LEAST + "berth.hooks.on-free=[]\n"))
                .singleElement()
                .asString()
                .contains("berth.hooks.on-free", "Did you mean berth.hook.on-freed?");
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndWhereItStands() throws Exception {
        List<String> problems =
                problems("berth.pool=No\nberth.tags=a,,b\nberth.state-dir=here\nberth.hook.on-freed=rm -rf\n");

        assertThat(problems).hasSize(6);
        assertThat(problems).anySatisfy(text -> assertThat(text).contains("bootstrap.servers is missing"));
        assertThat(problems).anySatisfy(text -> assertThat(text).contains("berth.agent is missing", "$BERTH_AGENT"));
        assertThat(problems)
                .anySatisfy(text -> assertThat(text).contains("berth.pool (" + directory, "'No' is not valid"));
        assertThat(problems).anySatisfy(text -> assertThat(text).contains("berth.tags", "key=value"));
        assertThat(problems).anySatisfy(text -> assertThat(text).contains("berth.state-dir", "absolute"));
        assertThat(problems).anySatisfy(text -> assertThat(text).contains("berth.hook.on-freed", "JSON array"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "k:", "k:port", "k:1,", "http://k:9092", "k:1 k:2"})
    void refusesWhatIsNoListOfServers(String servers) throws Exception {
        assertThat(problems("berth.agent=a\nbootstrap.servers=" + servers + "\n"))
                .singleElement()
                .asString()
                .contains("host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-1:9092", "a:1,b:2", "a:1 , b:2", "10.0.0.1:9092", "[::1]:9092"})
    void takesListsOfServers(String servers) throws Exception {
        assertThat(read("berth.agent=a\nbootstrap.servers=" + servers + "\n").kafka())
                .containsEntry("bootstrap.servers", servers);
    }

    @Test
    void refusesAHookThatCannotBeStarted() throws Exception {
        assertThat(problems(LEAST + "berth.hook.on-reserved=[\"prepare\"]\nberth.hook.on-freed=[\"/no/such\"]\n"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("'prepare' is not an absolute path"))
                .anySatisfy(text -> assertThat(text).contains("there is no file '/no/such'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config=hunter2",
                "ssl.key.password=hunter2",
                "schema.registry.basic.auth.user.info=me:hunter2"
            })
    void refusesAFileWithASecretThatOthersCanRead(String line) throws Exception {
        Path file = file(LEAST + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> new RawConfig().file(file));

        assertThat(refused).hasMessageContaining("chmod 600").hasMessageNotContaining("hunter2");
    }

    @Test
    void readsAFileWithASecretThatIsPrivateAndNeverShowsIt() throws Exception {
        AgentConfig config = read(LEAST
                + "sasl.jaas.config=x hunter2\nschema.registry.url=http://r/\nschema.registry.basic.auth.user.info=me:hunter2\n"
                + "berth.hook.on-freed=[\"/bin/true\",\"hunter2\"]\n");

        assertThat(config.kafka()).containsEntry("sasl.jaas.config", "x hunter2");
        assertThat(config.toString()).doesNotContain("hunter2").contains("[hidden]", "/bin/true");
        assertThat(config.kafkaShown()).containsEntry("schema.registry.url", "http://r/");
    }

    @Test
    void refusesARegistryThatNobodyCouldReachWithoutRepeatingItsPassword() throws Exception {
        assertThat(problems(LEAST + "schema.registry.url=http://me:hunter2@r/\n"))
                .singleElement()
                .asString()
                .contains("schema.registry.url", "schema.registry.basic.auth.user.info")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesASlipInsteadOfHandingItToKafka() throws Exception {
        assertThat(problems(LEAST + "tags=linux\n")).singleElement().asString().contains("Did you mean berth.tags?");
        assertThat(read(LEAST + "acme.plugin=x\n").kafka()).containsEntry("acme.plugin", "x");
    }

    @Test
    void saysWhenThereIsNoFile() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> new RawConfig().file(directory.resolve("missing")));

        assertThat(refused)
                .hasMessageContaining("There is no configuration file")
                .hasMessageContaining("--config");
    }

    @Test
    void refusesAFileThatIsNoProperties() throws Exception {
        Path file = file("a=\\u00zz\n");

        assertThat(catchThrowableOfType(ConfigException.class, () -> new RawConfig().file(file)))
                .hasMessageContaining("properties file");
    }

    private AgentConfig read(String text) throws Exception {
        return AgentConfigReader.read(new RawConfig().file(file(text)), HOME);
    }

    private List<String> problems(String text) throws Exception {
        RawConfig raw = new RawConfig().file(file(text));
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> AgentConfigReader.read(raw, HOME));
        assertThat(refused).as("the configuration is refused").isNotNull();
        return refused.problems();
    }

    private Path file(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("agent.properties"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
