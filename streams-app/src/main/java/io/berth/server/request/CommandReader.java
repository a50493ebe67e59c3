package io.berth.server.request;

import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandIntake;
import io.berth.schemas.mapping.Reading;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.topology.Nodes;
import io.berth.server.wire.DeadLetterOffice;
import io.berth.server.wire.Skips;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The edge of the service: bytes in, commands out. What cannot be a command goes back to the master as a refusal where
 * one can be told, and to the dead letters where nobody can; either way the next record is read.
 */
public final class CommandReader implements Processor<byte[], byte[], Object, Object> {
    private final CommandIntake intake;
    private final Skips skips;
    private final ServiceMetrics metrics;
    private ProcessorContext<Object, Object> context;
    private DeadLetterOffice letters;

    /** @param partitions how many the command topic has */
    public CommandReader(WireCodec codec, int partitions, Skips skips, ServiceMetrics metrics) {
        this.intake = new CommandIntake(codec, key -> Utils.toPositive(Utils.murmur2(key)) % partitions);
        this.skips = skips;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        letters = new DeadLetterOffice(processorContext, skips, metrics);
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        if (letters.setsAside(input)) {
            return;
        }
        int partition = context.recordMetadata().orElseThrow().partition();
        Reading reading = intake.read(input.key(), input.value(), partition);
        if (reading instanceof Reading.Unreadable unreadable) {
            letters.setAside(input, unreadable.code(), unreadable.sentence());
        } else if (reading instanceof Reading.Refused refused) {
            metrics.refused(refused.answer().code().name());
            forward(Nodes.WRITE_REPLIES, input, refused.pool(), refused.answer());
        } else if (reading instanceof Reading.Read read) {
            forward(Nodes.DECIDE, input, read.pool().value(), read.command());
        }
    }

    private void forward(String node, Record<byte[], byte[]> input, Object key, Object value) {
        context.forward(new Record<>(key, value, input.timestamp()), node);
    }
}
