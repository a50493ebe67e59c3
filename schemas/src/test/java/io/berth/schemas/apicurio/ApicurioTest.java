package io.berth.schemas.apicurio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import io.berth.schemas.catalogue.WireRecords;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.RecordJson;
import io.berth.schemas.codec.SampleRecords;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistryException;
import io.berth.schemas.registry.RegistryException.Kind;
import io.berth.schemas.registry.RegistrySchemas;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryDecoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Our client and Confluent's, at one real registry. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApicurioTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ApicurioProcess registry;

    @BeforeAll
    static void start() throws Exception {
        registry = ApicurioProcess.start();
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    @Order(1)
    void saysThatSchemasAreNotRegisteredYet() {
        RegistrySchemas readOnly = schemas(Map.of(RegistryConfig.AUTO_REGISTER, "false"));

        assertThatThrownBy(readOnly::registerAll)
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_REGISTERED));
    }

    @Test
    @Order(2)
    void givesTheSameIdsToWhoRegistersAgainAndToWhoOnlyLooks() {
        Map<String, Integer> ids = schemas(Map.of()).registerAll();

        assertThat(ids.values()).doesNotHaveDuplicates();
        assertThat(schemas(Map.of()).registerAll()).isEqualTo(ids);
        assertThat(schemas(Map.of(RegistryConfig.AUTO_REGISTER, "false")).registerAll())
                .isEqualTo(ids);
    }

    @Test
    @Order(3)
    void carriesRecordsFromOneProgramToAnother() throws Exception {
        WireCodec writer = codec();
        WireCodec reader = codec();

        for (Schema schema : WireRecords.schemas()) {
            SpecificRecord sample = SampleRecords.of(schema);
            assertThat(reader.decode(writer.encode(sample))).isEqualTo(sample);
        }
    }

    @Test
    @Order(4)
    void knowsNoSchemaOfAMadeUpId() {
        assertThat(schemas(Map.of()).schemaOf(999_999)).isEmpty();
    }

    @Test
    @Order(5)
    void letsConfluentsClientFindAndReadEveryRecord() throws Exception {
        WireCodec codec = codec();
        try (CachedSchemaRegistryClient confluent = new CachedSchemaRegistryClient(registry.url(), 1000)) {
            for (Schema schema : WireRecords.schemas()) {
                SpecificRecord sample = SampleRecords.of(schema);
                ByteBuffer framed = ByteBuffer.wrap(codec.encode(sample));
                assertThat(framed.get()).isZero();
                AvroSchema found = (AvroSchema) confluent.getSchemaById(framed.getInt());

                BinaryDecoder decoder =
                        DecoderFactory.get().binaryDecoder(framed.array(), framed.position(), framed.remaining(), null);
                Object read = new GenericDatumReader<>(found.rawSchema()).read(null, decoder);

                assertThat(decoder.isEnd()).isTrue();
                assertThat(found.name()).isEqualTo(schema.getFullName());
                assertThat(JSON.readTree(read.toString())).isEqualTo(JSON.readTree(RecordJson.line(sample)));
            }
        }
    }

    @Test
    @Order(6)
    void namesSubjectsAsConfluentsRecordNameStrategyDoes() throws Exception {
        try (CachedSchemaRegistryClient confluent = new CachedSchemaRegistryClient(registry.url(), 1000)) {
            assertThat(confluent.getAllSubjects())
                    .containsExactlyInAnyOrderElementsOf(Catalogue.bundled().newest().stream()
                            .map(CatalogueEntry::fullName)
                            .toList());
        }
    }

    @Test
    @Order(7)
    void isToldWhereAnotherProgramTookASubject() throws Exception {
        String subject = "io.berth.schemas.command.EndLockDelay";
        try (ApicurioProcess other = ApicurioProcess.start();
                CachedSchemaRegistryClient confluent = new CachedSchemaRegistryClient(other.url(), 10)) {
            confluent.register(
                    subject,
                    new AvroSchema("{\"type\":\"record\",\"name\":\"EndLockDelay\",\"namespace\":"
                            + "\"io.berth.schemas.command\",\"fields\":[{\"name\":\"pool\",\"type\":\"long\"}]}"));
            confluent.updateCompatibility(subject, "BACKWARD");
            RegistrySchemas schemas = new RegistrySchemas(
                    RegistryConfig.of(Map.of(RegistryConfig.URL, other.url())).orElseThrow());

            assertThatThrownBy(() -> schemas.idOf(subject))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INCOMPATIBLE));
        }
    }

    private static WireCodec codec() {
        return Codecs.of(Map.of(RegistryConfig.URL, registry.url()));
    }

    private static RegistrySchemas schemas(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(RegistryConfig.URL, registry.url()));
        config.putAll(more);
        return new RegistrySchemas(RegistryConfig.of(config).orElseThrow());
    }
}
