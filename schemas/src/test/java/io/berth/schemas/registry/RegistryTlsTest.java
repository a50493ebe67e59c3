package io.berth.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.registry.RegistryConfig.Store;
import io.berth.schemas.registry.RegistryException.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
    private static final String NAME = "io.berth.schemas.command.EndLockDelay";
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static Path keys;

    @BeforeAll
    static void makeACertificate() throws Exception {
        keys = folder.resolve("registry.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @Test
    void talksToARegistryWhoseCertificateItTrusts() throws Exception {
        try (FakeRegistry server = FakeRegistry.startWithTls(RegistryTls.context(server()))) {
            Map<String, String> config = Map.of(
                    RegistryConfig.URL,
                    server.url(),
                    "schema.registry.ssl.truststore.location",
                    keys.toString(),
                    "schema.registry.ssl.truststore.password",
                    PASSWORD,
                    "schema.registry.ssl.truststore.type",
                    "PKCS12");

            assertThat(schemas(RegistryConfig.of(config).orElseThrow()).idOf(NAME))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesARegistryWhoseCertificateItDoesNotTrust() throws Exception {
        try (FakeRegistry server = FakeRegistry.startWithTls(RegistryTls.context(server()))) {
            RegistrySchemas schemas = schemas(
                    RegistryConfig.of(Map.of(RegistryConfig.URL, server.url())).orElseThrow());

            assertThatThrownBy(() -> schemas.idOf(NAME))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
            assertThat(server.questions()).isEmpty();
        }
    }

    private static RegistrySchemas schemas(RegistryConfig config) {
        return new RegistrySchemas(config, Catalogue.bundled(), System::nanoTime, pause -> {});
    }

    private static RegistryConfig server() {
        return new RegistryConfig(
                List.of(URI.create("https://localhost")),
                null,
                null,
                new Store(keys.toString(), PASSWORD, "PKCS12", null),
                true,
                Duration.ofSeconds(5));
    }
}
