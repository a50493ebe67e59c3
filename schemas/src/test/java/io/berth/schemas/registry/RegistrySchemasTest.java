package io.berth.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.timing.Lengths;
import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import io.berth.schemas.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySchemasTest {
    private static final String NAME = "io.berth.schemas.command.EndLockDelay";
    private static final CatalogueEntry ENTRY = Catalogue.bundled().newest(NAME).orElseThrow();

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private FakeRegistry server;

    @BeforeEach
    void start() throws Exception {
        server = FakeRegistry.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void registersEverySchemaUnderItsFullName() {
        Map<String, Integer> ids = schemas(Map.of()).registerAll();

        assertThat(ids.keySet())
                .containsExactlyInAnyOrderElementsOf(Catalogue.bundled().newest().stream()
                        .map(CatalogueEntry::fullName)
                        .toList());
        assertThat(ids.values()).doesNotHaveDuplicates();
        assertThat(server.questions()).contains("POST /subjects/" + NAME + "/versions");
    }

    @Test
    void registersAgainWithTheSameIds() {
        assertThat(schemas(Map.of()).registerAll()).isEqualTo(schemas(Map.of()).registerAll());
    }

    @Test
    void looksUpOnlyWhereItMayNotRegister() {
        server.add("{}");
        int id = server.add(ENTRY.json());

        assertThat(schemas(Map.of(RegistryConfig.AUTO_REGISTER, "false")).idOf(NAME))
                .isEqualTo(id);
        assertThat(server.questions()).containsExactly("POST /subjects/" + NAME);
    }

    @Test
    void saysWhoCanHelpWhereASchemaIsNotRegistered() {
        RegistrySchemas schemas = schemas(Map.of(RegistryConfig.AUTO_REGISTER, "false"));

        assertFails(Kind.NOT_REGISTERED, () -> schemas.idOf(NAME), NAME, "berth-server topics");
    }

    @Test
    void asksForAnIdOnce() {
        int id = server.add(ENTRY.json());
        RegistrySchemas schemas = schemas(Map.of());

        assertThat(schemas.schemaOf(id)).contains(ENTRY.schema());
        assertThat(schemas.schemaOf(id)).contains(ENTRY.schema());
        assertThat(server.questions()).containsExactly("GET /schemas/ids/" + id);
    }

    @Test
    void knowsTheSchemasOfItsOwnIdsWithoutAsking() {
        RegistrySchemas schemas = schemas(Map.of());
        int id = schemas.idOf(NAME);
        server.close();

        assertThat(schemas.schemaOf(id)).contains(ENTRY.schema());
        assertThat(schemas.idOf(NAME)).isEqualTo(id);
    }

    @Test
    void asksForAnUnknownIdOnceAMinute() {
        RegistrySchemas schemas = schemas(Map.of());

        assertThat(schemas.schemaOf(77)).isEmpty();
        assertThat(schemas.schemaOf(77)).isEmpty();
        assertThat(server.questions()).hasSize(1);

        nanos.addAndGet(UnknownIds.NOT_THERE.toNanos());
        assertThat(schemas.schemaOf(77)).isEmpty();
        assertThat(server.questions()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Catalogue.FIRST_ID, Catalogue.END_OF_IDS - 1})
    void neverAsksForIdsThatNoRegistryGives(int id) {
        assertThat(schemas(Map.of()).schemaOf(id)).isEmpty();
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void saysThatABundledIdIsOfTheOtherMode() {
        assertThat(schemas(Map.of()).aboutUnknown(Catalogue.FIRST_ID)).contains("without a schema registry");
    }

    @Test
    void stopsAskingWhereGarbageBringsEverNewIds() {
        RegistrySchemas schemas = schemas(Map.of());

        for (int id = 1000; id < 1000 + 2 * UnknownIds.QUESTIONS; id++) {
            assertThat(schemas.schemaOf(id)).isEmpty();
        }

        assertThat(server.questions()).hasSize(UnknownIds.QUESTIONS);
    }

    @Test
    void asksNobodyForAWhileAfterTheRegistryWentAway() {
        RegistrySchemas schemas = schemas(Map.of());
        server.failing(503, 1);

        assertThat(schemas.schemaOf(77)).isEmpty();
        assertThat(schemas.schemaOf(78)).isEmpty();
        assertThat(server.questions()).hasSize(1);
        assertThat(schemas.aboutUnknown(77)).contains("status 503");

        nanos.addAndGet(UnknownIds.TROUBLE.toNanos());
        assertThat(schemas.schemaOf(server.add(ENTRY.json()))).contains(ENTRY.schema());
    }

    @Test
    void takesSchemasOfOthersForForeign() {
        RegistrySchemas schemas = schemas(Map.of());

        for (String foreign : List.of(
                "{\"type\":\"record\",\"name\":\"java.lang.String\",\"fields\":[]}",
                "\"string\"",
                "no schema",
                // A reference to another subject, a bare name, a default that does not fit, a field twice, a union
                // twice:
                // Avro refuses each with another exception.
                "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"by\",\"type\":\"com.shop.Customer\"}]}",
                "\"com.shop.Customer\"",
                "{\"type\":\"record\",\"name\":\"Bad\",\"fields\":[{\"name\":\"n\",\"type\":\"int\",\"default\":\"one\"}]}",
                "{\"type\":\"record\",\"name\":\"Twice\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"},"
                        + "{\"name\":\"n\",\"type\":\"int\"}]}",
                "[\"int\",\"int\"]")) {
            assertThat(schemas.schemaOf(server.add(foreign))).contains(Schema.create(Schema.Type.NULL));
        }
        server.withSchemasOfType("PROTOBUF");
        assertThat(schemas.schemaOf(server.add(ENTRY.json()))).contains(Schema.create(Schema.Type.NULL));
    }

    @Test
    void triesAgainWithGrowingPauses() {
        server.failing(500, 3);

        assertThat(schemas(Map.of()).idOf(NAME)).isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void asksTheNextServerAtOnce() throws Exception {
        try (FakeRegistry down = FakeRegistry.start().failing(503, 1000)) {
            RegistrySchemas schemas = schemas(Map.of(RegistryConfig.URL, down.url() + ", " + server.url() + "/"));

            assertThat(schemas.idOf(NAME)).isEqualTo(1);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void failsAtAStartWithoutARegistry() {
        String url = server.url();
        server.close();

        assertFails(
                Kind.UNREACHABLE, () -> schemas(Map.of(RegistryConfig.URL, url)).registerAll(), url, "Check");
        assertThat(pauses).hasSize(4);
    }

    @Test
    void doesNotWaitForAServerThatIsStuck() {
        server.stuck();

        assertFails(
                Kind.UNREACHABLE,
                () -> schemas(Map.of(RegistryConfig.TIMEOUT_MS, "20")).idOf(NAME),
                "no answer within 20ms");
    }

    @Test
    void letsNoRecordWaitForAServerThatIsStuck() {
        RegistrySchemas schemas = schemas(Map.of(RegistryConfig.TIMEOUT_MS, "900000"));
        server.stuck();

        assertThat(schemas.schemaOf(77)).isEmpty();
        assertThat(schemas.aboutUnknown(77)).contains("no answer within " + Lengths.text(RegistryHttp.HURRY));
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverEnds() {
        server.stuckInBody();

        assertFails(
                Kind.UNREACHABLE,
                () -> schemas(Map.of(RegistryConfig.TIMEOUT_MS, "50")).idOf(NAME),
                "no answer within 50ms");
    }

    @Test
    void saysWhoItIs() {
        schemas(Map.of(RegistryConfig.USER_INFO, "berth:s3cret")).idOf(NAME);

        assertThat(server.authorizations()).containsExactly("Basic YmVydGg6czNjcmV0");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysThatItIsRefusedWithoutThePassword(int status) {
        server.failing(status, 1);

        assertFails(
                Kind.FORBIDDEN,
                () -> schemas(Map.of(RegistryConfig.USER_INFO, "berth:s3cret")).idOf(NAME),
                "refuses this program",
                RegistryConfig.USER_INFO);
    }

    @Test
    void saysThatASchemaDoesNotFit() {
        server.failing(409, 1);

        assertFails(Kind.INCOMPATIBLE, () -> schemas(Map.of()).idOf(NAME), NAME, "'as told?[2J'");
    }

    @Test
    void followsNobodyElsewhere() {
        server.failing(302, 1);

        assertFails(Kind.NOT_A_REGISTRY, () -> schemas(Map.of()).idOf(NAME), "sends us elsewhere");
    }

    @Test
    void saysThatTheUrlIsNotOfARegistry() {
        server.failing(404, 1);

        assertFails(Kind.NOT_A_REGISTRY, () -> schemas(Map.of()).idOf(NAME), "/apis/ccompat/v7");
    }

    @Test
    void refusesIdsThatCouldBeTakenForBundledOnes() {
        server.countingFrom(Catalogue.FIRST_ID);

        assertFails(Kind.NOT_A_REGISTRY, () -> schemas(Map.of()).idOf(NAME), "could be misread");
    }

    private RegistrySchemas schemas(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(RegistryConfig.URL, server.url()));
        config.putAll(more);
        return new RegistrySchemas(
                RegistryConfig.of(config).orElseThrow(), Catalogue.bundled(), nanos::get, pauses::add);
    }

    private static void assertFails(Kind kind, ThrowingCallable call, String... said) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RegistryException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.getMessage()).contains(said).doesNotContain("s3cret");
        });
    }
}
