package io.berth.server.request;

import io.berth.reservation.name.PoolName;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.Reading;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.topology.Nodes;
import io.berth.server.wire.DeadLetterOffice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The edge of the service: bytes in, commands out. What cannot be a command goes back to the master as a refusal where
 * one can be told, and to the dead letters where nobody can; either way the next record is read.
 */
public final class CommandReader implements Processor<byte[], byte[], Object, Object> {
    private final WireCodec codec;
    private final int partitions;
    private final ServiceMetrics metrics;
    private ProcessorContext<Object, Object> context;
    private DeadLetterOffice letters;

    /** @param partitions how many the command topic has */
    public CommandReader(WireCodec codec, int partitions, ServiceMetrics metrics) {
        this.codec = codec;
        this.partitions = partitions;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        letters = new DeadLetterOffice(processorContext, metrics);
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        Reading reading;
        try {
            reading = CommandMapper.read(codec.decode(input.value()));
        } catch (UndecodableException e) {
            letters.setAside(input, e.problem().name(), e.getMessage());
            return;
        }
        if (reading instanceof Reading.Unreadable unreadable) {
            letters.setAside(input, unreadable.code(), unreadable.sentence());
        } else if (reading instanceof Reading.Refused refused) {
            metrics.refused(refused.answer().code().name());
            forward(Nodes.WRITE_REPLIES, input, refused.pool(), refused.answer());
        } else if (reading instanceof Reading.Read read && isAtHome(input, read.pool())) {
            forward(Nodes.DECIDE, input, read.pool().value(), read.command());
        }
    }

    /**
     * A pool is decided in one partition. A command that a client with another partitioner put elsewhere would be decided
     * without the rest of its pool, so it is not decided at all.
     */
    private boolean isAtHome(Record<byte[], byte[]> input, PoolName pool) {
        byte[] key = pool.value().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(key, input.key())) {
            letters.setAside(input, "WRONG_KEY", "The key of a command must be its pool, " + pool + ".");
            return false;
        }
        int home = Utils.toPositive(Utils.murmur2(key)) % partitions;
        if (home != context.recordMetadata().orElseThrow().partition()) {
            letters.setAside(
                    input,
                    "WRONG_PARTITION",
                    "Pool " + pool + " is decided in partition " + home
                            + ". Use the default partitioner of the Java client (murmur2 of the key).");
            return false;
        }
        return true;
    }

    private void forward(String node, Record<byte[], byte[]> input, Object key, Object value) {
        context.forward(new Record<>(key, value, input.timestamp()), node);
    }
}
