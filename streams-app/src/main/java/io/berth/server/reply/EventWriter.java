package io.berth.server.reply;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Decision;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.topic.Headers;
import io.berth.server.pool.Decided;
import io.berth.server.wire.WireRecord;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes the events of a decision to the audit log, in their order. */
public final class EventWriter extends ContextualProcessor<PoolName, Decided, Object, Object> {

    @Override
    public void process(Record<PoolName, Decided> input) {
        Decision decision = input.value().decision();
        List<Event> events = decision.events();
        for (int index = 0; index < events.size(); index++) {
            Event event = events.get(index);
            context()
                    .forward(WireRecord.of(
                                    input.key().value(),
                                    EventMapper.write(
                                            input.key(), event, decision.position(), index, decision.timeMs()),
                                    input.timestamp())
                            .with(Headers.AGENT, event.agent())
                            .with(Headers.REQUEST, event.request())
                            .record());
        }
    }
}
