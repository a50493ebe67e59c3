package io.berth.server.reply;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.mapping.AnswerMapper;
import io.berth.schemas.topic.Headers;
import io.berth.server.pool.Decided;
import io.berth.server.wire.WireRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes the answers of a decision, or one refusal from the edge, each to its master. */
public final class ReplyWriter extends ContextualProcessor<PoolName, Object, Object, Object> {

    @Override
    public void process(Record<PoolName, Object> input) {
        if (input.value() instanceof Decided decided) {
            decided.decision().answers().forEach(answer -> write(input, answer));
        } else {
            write(input, (Answer) input.value());
        }
    }

    private void write(Record<PoolName, Object> input, Answer answer) {
        context()
                .forward(WireRecord.of(
                                answer.master().value(), AnswerMapper.write(input.key(), answer), input.timestamp())
                        .with(Headers.REQUEST, answer.request())
                        .record());
    }
}
