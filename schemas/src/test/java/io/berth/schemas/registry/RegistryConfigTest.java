package io.berth.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.schemas.registry.RegistryException.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {
    @Test
    void noUrlMeansNoRegistry() {
        assertThat(RegistryConfig.of(Map.of("bootstrap.servers", "localhost:9092")))
                .isEmpty();
        assertThat(RegistryConfig.of(Map.of(RegistryConfig.URL, " "))).isEmpty();
    }

    @Test
    void takesSeveralUrlsWithoutTheirLastSlash() {
        RegistryConfig config = config(Map.of(RegistryConfig.URL, "http://a:8081/ ,https://b/apis/ccompat/v7"));

        assertThat(config.urls()).containsExactly(URI.create("http://a:8081"), URI.create("https://b/apis/ccompat/v7"));
    }

    @Test
    void registersAndWaitsFiveSecondsUnlessToldOtherwise() {
        assertThat(config(Map.of()))
                .returns(true, RegistryConfig::autoRegister)
                .returns(Duration.ofSeconds(5), RegistryConfig::timeout)
                .returns(null, RegistryConfig::userInfo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a",
                "localhost:8081",
                "http://",
                "http://berth:s3cret@a:8081",
                "http://a?token=s3cret",
                "http://a b:s3cret",
                ","
            })
    void refusesWhatIsNoUrlWithoutRepeatingIt(String url) {
        assertRefused(Map.of(RegistryConfig.URL, url), RegistryConfig.URL);
    }

    @ParameterizedTest
    @CsvSource({
        "schema.registry.basic.auth.userinfo, a:s3cret, There is no setting",
        "schema.registry.basic.auth.user.info, s3cret, is not user:password",
        "schema.registry.basic.auth.credentials.source, URL, can only be USER_INFO",
        "schema.registry.auto.register, yes, Expected true or false",
        "schema.registry.timeout.ms, -1, Expected 1 to",
        "schema.registry.timeout.ms, 5s, Expected 1 to"
    })
    void refusesWhatItDoesNotUnderstand(String key, String value, String sentence) {
        assertRefused(Map.of(key, value), sentence);
    }

    @Test
    void refusesAKeyStoreThatCannotBeRead() {
        RegistryConfig config = config(Map.of(
                "schema.registry.ssl.truststore.location", "/nowhere/trust.jks",
                "schema.registry.ssl.truststore.password", "s3cret"));

        assertThatThrownBy(() -> RegistryTls.context(config))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("/nowhere/trust.jks")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void showsNoSecret() {
        RegistryConfig config = config(Map.of(
                RegistryConfig.USER_INFO,
                "berth:s3cret",
                "schema.registry.ssl.keystore.location",
                "/k",
                "schema.registry.ssl.keystore.password",
                "s3cret",
                "schema.registry.ssl.key.password",
                "s3cret"));

        assertThat(config + " " + config.identity()).doesNotContain("s3cret");
    }

    private static RegistryConfig config(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(RegistryConfig.URL, "http://localhost:8081"));
        config.putAll(more);
        return RegistryConfig.of(config).orElseThrow();
    }

    private static void assertRefused(Map<String, String> more, String sentence) {
        assertThatThrownBy(() -> config(more))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("s3cret");
    }
}
