package io.berth.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MistypedKeysTest {
    private static final List<String> OWN = List.of("berth.pool", "berth.tags");
    private static final List<String> KAFKAS = List.of("bootstrap.servers", "acks");

    @Test
    void everyUnknownKeyOfOursIsASlip() {
        assertThat(meant("berth.anything")).isPresent();
        assertThat(meant("berth.pol")).contains("berth.pool");
    }

    @Test
    void oursWithoutItsPrefixIsASlip() {
        assertThat(meant("tags")).contains("berth.tags");
    }

    @Test
    void twoLettersOffIsASlipAndMoreIsAPlugIn() {
        assertThat(meant("bootstrap_server")).contains("bootstrap.servers");
        assertThat(meant("bootstrap.serv")).isEmpty();
        assertThat(meant("acme.plugin")).isEmpty();
    }

    @Test
    void whatIsKnownAndWhatIsTheRegistrysIsLeftAlone() {
        assertThat(meant("berth.pool")).isEmpty();
        assertThat(meant("acks")).isEmpty();
        assertThat(meant("schema.registry.timeout.ms")).isEmpty();
        assertThat(meant("schema.registri.url")).contains("schema.registry.url");
    }

    private static Optional<String> meant(String key) {
        return MistypedKeys.meant(key, OWN, KAFKAS);
    }
}
