package io.berth.master.transport;

import io.berth.reservation.name.PoolName;
import io.berth.reservation.replay.LoggedCommand;
import io.berth.reservation.replay.RecordedEvent;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.UndecodableException.Problem;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandIntake;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.mapping.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/** From the bytes of the two logs to what a replay reads. */
final class LoggedRecords {
    /** A newer service knows more schemas, and one with a registry others. All other problems are the same everywhere. */
    private static final Set<String> KNOWN_ELSEWHERE =
            Set.of(Problem.UNKNOWN_SCHEMA.name(), Problem.FOREIGN_RECORD.name());

    private final WireCodec codec;
    private final CommandIntake intake;
    private final SetAside setAside;
    private final byte[] key;

    /**
     * @param partitions how many the command log has
     * @param pool of which records are wanted; null for all
     */
    LoggedRecords(WireCodec codec, int partitions, SetAside setAside, PoolName pool) {
        this.codec = codec;
        this.intake = new CommandIntake(codec, bytes -> home(bytes, partitions));
        this.setAside = setAside;
        this.key = pool == null ? null : key(pool);
    }

    static byte[] key(PoolName pool) {
        return pool.value().getBytes(StandardCharsets.UTF_8);
    }

    /** @return the partition that Kafka's own partitioner gives the key */
    static int home(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    Iterator<LoggedCommand> commands(Iterator<ConsumerRecord<byte[], byte[]>> records) {
        return mapped(records, this::command);
    }

    Iterator<RecordedEvent> events(Iterator<ConsumerRecord<byte[], byte[]>> records) {
        return mapped(records, this::event);
    }

    private <R> Iterator<R> mapped(
            Iterator<ConsumerRecord<byte[], byte[]>> records, Function<ConsumerRecord<byte[], byte[]>, R> mapper) {
        Iterable<ConsumerRecord<byte[], byte[]>> all = () -> records;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(record -> key == null || Arrays.equals(key, record.key()))
                .map(mapper)
                .iterator();
    }

    private LoggedCommand command(ConsumerRecord<byte[], byte[]> record) {
        if (setAside.has(record)) {
            return new LoggedCommand.PassedOver(record.offset(), record.timestamp());
        }
        Reading reading = intake.read(record.key(), record.value(), record.partition());
        if (reading instanceof Reading.Read read) {
            return new LoggedCommand.Decidable(record.offset(), record.timestamp(), read.pool(), read.command());
        }
        return reading instanceof Reading.Unreadable unreadable && KNOWN_ELSEWHERE.contains(unreadable.code())
                ? new LoggedCommand.Unknown(record.offset(), record.timestamp())
                : new LoggedCommand.PassedOver(record.offset(), record.timestamp());
    }

    private RecordedEvent event(ConsumerRecord<byte[], byte[]> record) {
        try {
            SpecificRecord value = codec.decode(record.value());
            return new RecordedEvent(record.offset(), EventMapper.read(value), value);
        } catch (UndecodableException | IllegalArgumentException e) {
            // The audit of the same log says what is wrong with it.
            return new RecordedEvent(record.offset(), null, null);
        }
    }
}
