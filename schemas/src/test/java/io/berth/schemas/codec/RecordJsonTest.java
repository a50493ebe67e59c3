package io.berth.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.schemas.catalogue.WireRecords;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.command.ForgetRequests;
import io.berth.schemas.reply.RequestEnded;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {
    static List<Schema> schemas() {
        return WireRecords.schemas();
    }

    @Test
    void showsPlainValuesInTheOrderOfTheSchema() {
        RequestEnded ended = new RequestEnded(
                "default", "r-1", "ci-main", Outcome.REJECTED, null, -1L, RefusalCode.NO_MATCH, "No agent matches.");

        assertThat(RecordJson.line(ended))
                .isEqualTo("{\"pool\":\"default\",\"request\":\"r-1\",\"master\":\"ci-main\",\"outcome\":\"REJECTED\","
                        + "\"agent\":null,\"epoch\":-1,\"code\":\"NO_MATCH\",\"sentence\":\"No agent matches.\"}");
    }

    @Test
    void showsTheTypeFirstWhereAsked() {
        assertThat(RecordJson.typedLine(new EndLockDelay("default", "mac-07", 7L)))
                .isEqualTo("{\"type\":\"EndLockDelay\",\"pool\":\"default\",\"agent\":\"mac-07\",\"epoch\":7}");
    }

    @Test
    void escapesWhatATerminalWouldObey() throws Exception {
        String nasty = "\u001b[2J\n\r\u0000\u007f\u009b\u202e\u2028\u00e9\"\\";
        String line = RecordJson.line(new ForgetRequests(nasty, List.of()));

        assertThat(line).matches("[ -~]*");
        assertThat(new ObjectMapper().readTree(line).get("pool").textValue()).isEqualTo(nasty);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void showsEveryFieldOfEveryRecord(Schema schema) throws Exception {
        JsonNode shown = new ObjectMapper().readTree(RecordJson.line(SampleRecords.of(schema)));

        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        schema.getFields().stream().map(Schema.Field::name).toList());
        assertThat(shown).noneMatch(JsonNode::isNull);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void noFieldTakesTheNameOfTheType(Schema schema) {
        assertThat(schema.getField(RecordJson.TYPE)).isNull();
    }
}
