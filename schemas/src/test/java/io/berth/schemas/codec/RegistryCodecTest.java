package io.berth.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.WireRecords;
import io.berth.schemas.codec.UndecodableException.Problem;
import io.berth.schemas.command.EndLockDelay;
import io.berth.schemas.registry.FakeRegistry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryCodecTest {
    private FakeRegistry registry;
    private WireCodec codec;

    @BeforeEach
    void start() throws Exception {
        registry = FakeRegistry.start();
        codec = Codecs.of(Map.of("schema.registry.url", registry.url()));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void writesTheSameBytesAsWithoutARegistryButForTheId() {
        for (Schema schema : WireRecords.schemas()) {
            byte[] with = codec.encode(SampleRecords.of(schema));
            byte[] without = Codecs.bundled().encode(SampleRecords.of(schema));

            assertThat(with[0]).isEqualTo(without[0]);
            assertThat(behindTheId(with)).isEqualTo(behindTheId(without));
        }
    }

    @Test
    void asksNothingWhileItWorksNotEvenWhenTheRegistryIsGone() throws Exception {
        int before = registry.questions().size();
        assertThat(before).isEqualTo(WireRecords.schemas().size());

        for (Schema schema : WireRecords.schemas()) {
            assertThat(codec.decode(codec.encode(SampleRecords.of(schema)))).isEqualTo(SampleRecords.of(schema));
        }
        assertThat(registry.questions()).hasSize(before);

        registry.close();
        EndLockDelay record = new EndLockDelay("default", "mac-07", 7L);
        assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
    }

    @Test
    void readsWhatANewerProgramWrote() throws Exception {
        Schema ours = EndLockDelay.getClassSchema();
        int id = registry.add(Catalogue.bundled()
                .newest(ours.getFullName())
                .orElseThrow()
                .json()
                .replace("\"fields\":[", "\"fields\":[{\"name\":\"more\",\"type\":\"boolean\",\"default\":false},"));
        byte[] body = behindTheId(codec.encode(new EndLockDelay("default", "mac-07", 7L)));
        byte[] newer = ByteBuffer.allocate(6 + body.length)
                .put((byte) 0)
                .putInt(id)
                .put((byte) 1)
                .put(body)
                .array();

        assertThat(codec.decode(newer)).isEqualTo(new EndLockDelay("default", "mac-07", 7L));
    }

    @Test
    void aSchemaUnderOurNameThatIsNotOursCostsItsRecordAndNothingElse() {
        String head =
                "{\"type\":\"record\",\"namespace\":\"io.berth.schemas.command\",\"name\":\"EndLockDelay\",\"fields\":[";
        int withoutEnd = registry.add(head
                + "{\"name\":\"in\",\"type\":[\"null\",\"EndLockDelay\"]},{\"name\":\"pool\",\"type\":\"string\"}]}");
        int otherType = registry.add(head + "{\"name\":\"pool\",\"type\":{\"type\":\"map\",\"values\":\"int\"}}]}");

        for (int id : List.of(withoutEnd, otherType)) {
            // As an union's branch 1 is a byte of 2, this nests half a million deep under the first schema.
            byte[] value = new byte[500_000];
            Arrays.fill(value, (byte) 2);
            ByteBuffer.wrap(value).put((byte) 0).putInt(id);

            assertThatThrownBy(() -> codec.decode(value)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void refusesRecordsOfTheOtherModeBothWays() {
        EndLockDelay record = new EndLockDelay("default", "mac-07", 7L);

        assertThatThrownBy(() -> codec.decode(Codecs.bundled().encode(record)))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_SCHEMA))
                .hasMessageContaining("without a schema registry");
        assertThatThrownBy(() -> Codecs.bundled().decode(codec.encode(record)))
                .isInstanceOfSatisfying(
                        UndecodableException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_SCHEMA))
                .hasMessageContaining("with a schema registry");
    }

    @Test
    void refusesRecordsOfOtherPrograms() {
        int id = registry.add("{\"type\":\"record\",\"name\":\"com.example.Order\",\"fields\":[]}");
        byte[] foreign = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();

        for (int again : List.of(1, 2)) {
            assertThatThrownBy(() -> codec.decode(foreign))
                    .as("time %d", again)
                    .isInstanceOfSatisfying(
                            UndecodableException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.FOREIGN_RECORD));
        }
    }

    private static byte[] behindTheId(byte[] bytes) {
        return Arrays.copyOfRange(bytes, FramedCodec.HEADER, bytes.length);
    }
}
