package io.berth.server.wire;

import io.berth.reservation.name.Names;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which record a task failed at, and how an operator gets past it where it fails there for ever. It changes nothing:
 * the task fails, its transaction is aborted, the record comes again.
 */
public final class FailedRecord implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailedRecord.class);

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        // A timer that writes its commands has no record; what Kafka could not do now is no fault of the record.
        if (context.topic() != null && context.offset() >= 0 && !isOfKafka(failure)) {
            Place place = new Place(context.topic(), context.partition(), context.offset());
            LOG.error(
                    "A bug: the record {} with the key '{}' makes {} fail, so nothing behind it is read. Nothing of it has"
                            + " happened, and it is tried again. Where it fails again and again, please report this log."
                            + " To go on without this one record, stop all instances and start each with: {}."
                            + " If the next record fails too, skipping does not help: the fault is in the state."
                            + " docs/operations.md, \"A record stops the service\", says what that means",
                    place,
                    key(context.sourceRawKey()),
                    context.processorNodeId(),
                    setting(place),
                    failure);
        }
        return Response.fail();
    }

    private static String setting(Place place) {
        return "--set berth.skip=" + place + " --set berth.skip.by=NAME --set berth.skip.reason='WHY'";
    }

    private static String key(byte[] bytes) {
        return bytes == null ? "" : Names.shown(new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isOfKafka(Exception failure) {
        return failure instanceof KafkaException
                && !(failure instanceof StreamsException)
                && !(failure instanceof SerializationException);
    }
}
