package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.ReservationRenewed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class DecodeCommandTest {
    // Position 10 is 0x14 and index 5 is 0x0a: a line end inside the value.
    private static final SpecificRecord CLEANED = new AgentCleaned("default", 10L, 5, 1000L, "mac-07", 3L);
    private static final SpecificRecord RENEWED =
            new ReservationRenewed("default", 5L, 0, 1000L, "mac-08", "r-1", 4L, true);
    private static final String CLEANED_JSON = "{\"type\":\"AgentCleaned\",\"prefix\":\"\",\"value\":{\"pool\":"
            + " \"default\", \"position\": 10, \"index\": 5, \"timeMs\": 1000, \"agent\": \"mac-07\", \"epoch\": 3}}";

    private final FakeWorld world = new FakeWorld();
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();

    @Test
    void decodesValuesThatFollowOneAnotherInLines() {
        value(CLEANED).text("\n");
        value(RENEWED).text("\n");

        assertThat(decode()).isZero();
        assertThat(lines()).hasSize(2).first().isEqualTo(CLEANED_JSON);
        assertThat(lines().get(1)).contains("\"type\":\"ReservationRenewed\"").contains("\"busy\": true");
    }

    @Test
    void needsNoSeparator() {
        value(CLEANED);
        value(CLEANED);

        assertThat(decode()).isZero();
        assertThat(lines()).containsExactly(CLEANED_JSON, CLEANED_JSON);
    }

    @Test
    void showsTextBeforeAValueAsItsPrefix() {
        text("default \"1\" ");
        value(CLEANED).text("\n");
        text("default\t");
        value(CLEANED).text("\n");

        assertThat(decode()).isZero();
        assertThat(lines().get(0)).contains("\"prefix\":\"default \\\"1\\\" \"");
        assertThat(lines().get(1)).contains("\"prefix\":\"default\\t\"");
    }

    @Test
    void aKeyWithoutAValueIsANullValue() {
        text("default/r-1\t\n");
        text("default/r-2 NULL\n");

        assertThat(decode()).isZero();
        assertThat(lines())
                .containsExactly(
                        "{\"type\":null,\"prefix\":\"default/r-1\\t\",\"value\":null}",
                        "{\"type\":null,\"prefix\":\"default/r-2 NULL\",\"value\":null}");
    }

    @Test
    void garbageCostsItsLineAndTheExitCode() {
        text("% Reached end of topic\n");
        input.writeBytes(new byte[] {0, 127, 127, 127, 127, 1, 2, 3, '\n'});
        value(CLEANED).text("\n");
        input.writeBytes(new byte[] {0, 0});

        assertThat(decode()).isEqualTo(ExitCode.FOUND);
        assertThat(lines()).hasSize(4).element(2).isEqualTo(CLEANED_JSON);
        assertThat(lines().get(0)).startsWith("{\"error\":").contains("% Reached end of topic");
        assertThat(lines().get(1)).startsWith("{\"error\":");
        assertThat(lines().get(3)).startsWith("{\"error\":");
    }

    @Test
    void nothingIsNothing() {
        assertThat(decode()).isZero();
        assertThat(world.out.toString()).isEmpty();
    }

    @Test
    void needsNoBroker() {
        world.environment.clear();
        value(CLEANED);

        assertThat(decode()).isZero();
    }

    private int decode() {
        world.in = input.toByteArray();
        return world.run("decode");
    }

    private DecodeCommandTest value(SpecificRecord record) {
        input.writeBytes(Codecs.bundled().encode(record));
        return this;
    }

    private void text(String text) {
        input.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return world.out.toString().lines().toList();
    }
}
