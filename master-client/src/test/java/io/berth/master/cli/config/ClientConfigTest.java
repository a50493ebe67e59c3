package io.berth.master.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void whereAValueCameFromIsKnownAndWhatItOverrides() throws IOException {
        Path file = file("named.properties", "bootstrap.servers=file:1\n");
        environment.put("BERTH_BOOTSTRAP_SERVERS", "environment:1");

        ClientConfig config = ClientConfig.read(file, environment, Map.of(ClientKey.BOOTSTRAP_SERVERS, "flag:1"));

        assertThat(config.settings().get("bootstrap.servers"))
                .isEqualTo(new Setting("flag:1", "--bootstrap", List.of("$BERTH_BOOTSTRAP_SERVERS", file.toString())));
    }

    @Test
    void theFileOfTheUserIsFoundByXdgAndThenByHome() throws IOException {
        environment.put("HOME", folder.toString());
        Path ofHome = file(".config/berth/berth.properties", "berth.pool=home\n");
        assertThat(read().file()).contains(ofHome);

        environment.put("XDG_CONFIG_HOME", folder.resolve("xdg").toString());
        assertThat(read().file()).isNotEqualTo(java.util.Optional.of(ofHome));
        Path ofXdg = file("xdg/berth/berth.properties", "berth.pool=xdg\n");
        assertThat(read().file()).contains(ofXdg);
        assertThat(read().value(ClientKey.POOL)).isEqualTo("xdg");
    }

    @Test
    void aFileThatIsNamedMustBeThereAndIsTheOnlyOne() throws IOException {
        environment.put("HOME", folder.toString());
        file(".config/berth/berth.properties", "berth.pool=home\n");
        environment.put("BERTH_CONFIG", folder.resolve("none").toString());

        assertThat(read().value(ClientKey.POOL)).isNull();
        assertThat(read().problems()).singleElement().asString().contains("There is no configuration file");
    }

    @ParameterizedTest
    @CsvSource({
        "berth.pol, berth.pool",
        "berth.tags, berth.pool",
        "pool, berth.pool",
        "master, berth.master",
        "bootstrap.server, bootstrap.servers",
        "bootstrap_servers, bootstrap.servers",
        "security.protocoll, security.protocol",
        "sasl.jaas.confg, sasl.jaas.config",
        "ssl.trustore.location, ssl.truststore.location",
        "shema.registry.url, schema.registry.url"
    })
    void aMistypedKeyIsNotHandedToKafka(String key, String meant) throws IOException {
        ClientConfig config = ClientConfig.read(file("x.properties", key + "=v\n"), environment, Map.of());

        assertThat(config.problems()).singleElement().asString().contains(key).contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security.protocol",
                "ssl.keystore.location",
                "client.dns.lookup",
                "max.request.size",
                "acme.login.plugin.realm"
            })
    void whatIsKafkasOrNobodysWeKnowIsPassedThrough(String key) throws IOException {
        ClientConfig config = ClientConfig.read(file("x.properties", key + " = v\n"), environment, Map.of());

        assertThat(config.problems()).isEmpty();
        assertThat(config.kafka()).containsEntry(key, "v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "ssl.key.password",
                "ssl.truststore.password",
                "schema.registry.basic.auth.user.info"
            })
    void aSecretThatOthersCanReadIsRefusedAndNotRepeated(String key) throws IOException {
        Path file = file("x.properties", key + "=me:hunter2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(ClientConfig.read(file, environment, Map.of()).problems())
                .singleElement()
                .asString()
                .contains("Run: chmod 600 " + file)
                .doesNotContain("hunter2");
    }

    @Test
    void berthsOwnKeysDoNotGoToKafka() throws IOException {
        Path file = file("x.properties", "berth.pool=ios\nbootstrap.servers=k:1\n");

        assertThat(ClientConfig.read(file, environment, Map.of()).kafka()).containsOnlyKeys("bootstrap.servers");
    }

    @Test
    void theShippedFileCanBeUsedAsItIsAndShowsEveryKey() throws IOException {
        Path shipped = Path.of("..", "config", "berth.properties");
        ClientConfig config = ClientConfig.read(shipped, environment, Map.of());

        assertThat(config.problems()).isEmpty();
        assertThat(config.kafka()).containsOnlyKeys("bootstrap.servers");
        String text = Files.readString(shipped);
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        for (ClientKey key : ClientKey.values()) {
            assertThat(text)
                    .containsPattern("(?m)^#?" + key.key().replace(".", "\\.") + "=")
                    .contains(key.variable(), key.flag());
            assertThat(page).contains("`" + key.key() + "`", "`" + key.variable() + "`", "`" + key.flag());
        }
    }

    @Test
    void everythingThatTheShippedFileHasInACommentCanBeTakenIn() throws IOException {
        String all =
                Files.readString(Path.of("..", "config", "berth.properties")).replaceAll("(?m)^#(\\S+=)", "$1");
        Path file = file("all.properties", all);

        assertThat(ClientConfig.read(file, environment, Map.of()).problems()).isEmpty();
    }

    private ClientConfig read() {
        return ClientConfig.read(null, environment, Map.of());
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
