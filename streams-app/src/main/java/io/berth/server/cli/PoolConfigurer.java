package io.berth.server.cli;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells each pool its policy, by a command in its log like any other, so that a replay decides under the policy of the
 * time. The same policy again changes nothing, so every start may say it.
 */
final class PoolConfigurer {
    private PoolConfigurer() {}

    /** Returns when Kafka has all commands. */
    static void configure(Map<String, Object> producerSettings, WireCodec codec, Map<PoolName, PoolPolicy> pools)
            throws CannotRunException, InterruptedException {
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(producerSettings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> written = new ArrayList<>();
            pools.forEach((pool, policy) -> written.add(producer.send(record(codec, pool, policy))));
            for (Future<RecordMetadata> each : written) {
                each.get();
            }
        } catch (ExecutionException | KafkaException failed) {
            Throwable cause = failed instanceof ExecutionException ? failed.getCause() : failed;
            throw new CannotRunException(
                    ExitCode.UNREACHABLE,
                    "The pools could not be told their policies: " + Printable.of(String.valueOf(cause))
                            + " Check that the brokers run and that this user may write to " + Topics.COMMANDS.name()
                            + ".",
                    failed);
        }
    }

    static ProducerRecord<String, byte[]> record(WireCodec codec, PoolName pool, PoolPolicy policy) {
        SpecificRecord command = CommandMapper.write(pool, new Command.ConfigurePool(policy));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.COMMANDS.name(), pool.value(), codec.encode(command));
        record.headers().add(Headers.TYPE, command.getSchema().getName().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
