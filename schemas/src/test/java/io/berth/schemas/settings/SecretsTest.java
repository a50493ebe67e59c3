package io.berth.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.jaas.config",
                "ssl.keystore.password",
                "ssl.key.password",
                "ssl.keystore.key",
                "listener.name.x.SASL.JAAS.config",
                "schema.registry.basic.auth.user.info",
                "sasl.oauthbearer.client.credentials.client.secret",
                "some.token"
            })
    void keysOfSecretsAreKnownAndTheirValuesNeverShown(String key) {
        assertThat(Secrets.holdsSecret(key, "hunter2")).isTrue();
        assertThat(Secrets.shown(key, "hunter2")).isEqualTo("[hidden]");
    }

    @Test
    void aUserInAUrlIsASecretAndTheRestOfTheUrlIsNot() {
        assertThat(Secrets.holdsSecret("some.url", "http://me:hunter2@r/")).isTrue();
        assertThat(Secrets.shown("some.url", "http://me:hunter2@r/")).isEqualTo("http://[hidden]@r/");
    }

    @Test
    void othersAreShownWithoutControlCharacters() {
        assertThat(Secrets.holdsSecret("ssl.truststore.location", "/etc/trust.p12"))
                .isFalse();
        assertThat(Secrets.shown("client.rack", "\u001b[2Ja")).isEqualTo("?[2Ja");
    }

    @Test
    void aKeyThatNamesAFileHoldsNoSecretItself() {
        assertThat(Secrets.holdsSecret("berth.master.ci-1.secret-file", "/etc/berth/ci-1.secret"))
                .isFalse();
    }

    @Test
    void nothingIsNoSecret() {
        assertThat(Secrets.holdsSecret("ssl.key.password", "")).isFalse();
    }
}
