package io.berth.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    @Test
    void reservationsAreExactlyOnceAndQuick() throws Exception {
        StreamsConfig streams = new StreamsConfig(StreamsSettings.reservations(config(Map.of())));

        assertThat(streams.getString("application.id")).isEqualTo("berth-reservations");
        assertThat(streams.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(streams.getLong("commit.interval.ms")).isEqualTo(2);
        assertThat(streams.getLong("poll.ms")).isEqualTo(5);
        assertThat(streams.getInt("num.standby.replicas")).isEqualTo(1);
        assertThat(streams.getLong("acceptable.recovery.lag")).isEqualTo(10_000);
        assertThat(streams.getLong("statestore.cache.max.bytes")).isZero();
        assertThat(streams.getBoolean("ensure.explicit.internal.resource.naming"))
                .isTrue();
        assertThat(streams.getProducerConfigs("any"))
                .containsEntry("linger.ms", "0")
                .containsEntry("retry.backoff.ms", "1")
                .containsEntry("transaction.timeout.ms", "3000");
        assertThat(streams.getMainConsumerConfigs("group", "any", 0))
                .containsEntry("session.timeout.ms", "6000")
                .containsEntry("heartbeat.interval.ms", "1500")
                .containsEntry("isolation.level", "read_committed");
    }

    @Test
    void presenceIsAtLeastOnceAndWaitsForNobody() throws Exception {
        StreamsConfig streams = new StreamsConfig(StreamsSettings.presence(config(Map.of())));

        assertThat(streams.getString("application.id")).isEqualTo("berth-presence");
        assertThat(streams.getString("processing.guarantee")).isEqualTo("at_least_once");
        assertThat(streams.getLong("commit.interval.ms")).isEqualTo(100);
        assertThat(streams.getProducerConfigs("any")).containsEntry("linger.ms", "0");
    }

    @Test
    void kafkaKnowsEverySettingOfOurs() throws Exception {
        Set<String> known = new TreeSet<>(StreamsConfig.configDef().names());
        known.addAll(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(AdminClientConfig.configNames());

        for (Properties settings :
                Set.of(StreamsSettings.reservations(config(Map.of())), StreamsSettings.presence(config(Map.of())))) {
            assertThat(settings.stringPropertyNames()).isNotEmpty();
            assertThat(settings.stringPropertyNames().stream().map(ForbiddenOverrides::bare))
                    .isSubsetOf(known);
        }
    }

    @Test
    void whatAnOperatorSetsWinsInBothApplications() throws Exception {
        ServerConfig config = config(Map.of("commit.interval.ms", "7", "session.timeout.ms", "9000"));

        for (Properties settings : Set.of(StreamsSettings.reservations(config), StreamsSettings.presence(config))) {
            StreamsConfig streams = new StreamsConfig(settings);
            assertThat(streams.getLong("commit.interval.ms")).isEqualTo(7);
            assertThat(streams.getMainConsumerConfigs("group", "any", 0)).containsEntry("session.timeout.ms", "9000");
        }
    }

    @Test
    void whatIsSetForOneApplicationStaysThere() throws Exception {
        ServerConfig config = config(Map.of("berth.reservations.commit.interval.ms", "7"));

        assertThat(StreamsSettings.reservations(config)).containsEntry("commit.interval.ms", "7");
        assertThat(StreamsSettings.presence(config)).containsEntry("commit.interval.ms", "100");
    }

    @Test
    void aSettingOfOneClientLeavesTheOthersTheirDefault() throws Exception {
        ServerConfig config = config(Map.of("admin.retry.backoff.ms", "500"));

        StreamsConfig streams = new StreamsConfig(StreamsSettings.reservations(config));
        assertThat(streams.getProducerConfigs("any")).containsEntry("retry.backoff.ms", "1");
        assertThat(streams.getAdminConfigs("any")).containsEntry("retry.backoff.ms", "500");
    }

    @Test
    void nothingOfBerthOrOfTheRegistryReachesKafka() throws Exception {
        ServerConfig config = config(Map.of("berth.pools", "a", "schema.registry.url", "http://localhost:8081"));

        assertThat(StreamsSettings.reservations(config).stringPropertyNames())
                .noneMatch(key -> key.startsWith("berth.") || key.startsWith("schema.registry."));
    }

    @Test
    void theReplicationFactorHoldsForChangelogsToo() throws Exception {
        assertThat(StreamsSettings.reservations(config(Map.of("berth.replication-factor", "3"))))
                .containsEntry("replication.factor", "3");
    }

    @Test
    void theStreamsProtocolGetsNoSettingsOfTheClassicOne() throws Exception {
        Properties settings = StreamsSettings.reservations(config(Map.of("group.protocol", "streams")));

        assertThat(settings.stringPropertyNames())
                .doesNotContain(
                        "consumer.session.timeout.ms", "consumer.heartbeat.interval.ms", "num.standby.replicas");
        assertThat(new StreamsConfig(settings).getString("group.protocol")).isEqualTo("streams");
    }

    @Test
    void thePlainProducerIsNoTransactionalOneAndGivesUp() throws Exception {
        Map<String, Object> settings = StreamsSettings.producer(config(Map.of("security.protocol", "SSL")));

        assertThat(settings)
                .containsEntry("security.protocol", "SSL")
                .containsEntry("delivery.timeout.ms", 30_000)
                .doesNotContainKey("transactional.id");
        new ProducerConfig(withSerializers(settings));
    }

    private static Map<String, Object> withSerializers(Map<String, Object> settings) {
        Map<String, Object> whole = new TreeMap<>(settings);
        whole.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        whole.put("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
        return whole;
    }

    private static ServerConfig config(Map<String, String> settings) throws InvalidConfigException {
        Map<String, String> flags = new TreeMap<>(settings);
        flags.put("bootstrap.servers", "localhost:9092");
        return ServerConfig.load(null, Map.of(), flags);
    }
}
