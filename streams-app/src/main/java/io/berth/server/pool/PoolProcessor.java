package io.berth.server.pool;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.timer.MonotonicClock;
import io.berth.server.timer.Wakeup;
import io.berth.server.topology.Nodes;
import io.berth.server.wire.WireRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Owns the pools of one partition: decides each command, stores what changed, sets the timers, hands on what to tell.
 *
 * <p>The pools in memory never run ahead of the log: an exception aborts the transaction and with it the task, and the
 * next {@link #init} (which Kafka Streams may call on this same instance) rebuilds them from the stores. So nothing here
 * is caught.
 */
public final class PoolProcessor implements Processor<String, Command, Object, Object> {
    private final Decider decider;
    private final ServiceMetrics metrics;
    private final MonotonicClock clock;
    private final Map<PoolName, Pool> pools = new HashMap<>();
    private final PoolTimers timers;
    private ProcessorContext<Object, Object> context;
    private PoolStores stores;
    private Wakeup wakeup;

    public PoolProcessor(ServiceMetrics metrics, MonotonicClock clock) {
        this(Pool::handle, metrics, clock);
    }

    public PoolProcessor(Decider decider, ServiceMetrics metrics, MonotonicClock clock) {
        this.decider = decider;
        this.metrics = metrics;
        this.clock = clock;
        this.timers = new PoolTimers(clock);
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        stores = new PoolStores(processorContext);
        wakeup = new Wakeup(processorContext, clock, this::writeDueTimers);
        pools.clear();
        timers.clear();
        pools.putAll(stores.readAll());
        pools.values().forEach(timers::startAll);
        wakeup.at(timers.next());
    }

    @Override
    public void process(Record<String, Command> input) {
        PoolName name = new PoolName(input.key());
        // An unconfigured pool is not kept: names that somebody makes up must not fill the memory.
        Pool known = pools.get(name);
        Pool pool = known == null ? Pool.unconfigured(name) : known;
        long offset = context.recordMetadata().orElseThrow().offset();
        Decision decision = decider.decide(pool, input.value(), new Moment(offset, input.timestamp()));
        count(decision);
        if (known == null && pool.view().policy() != null) {
            pools.put(name, pool);
        }
        if (decision.events().isEmpty() && decision.answers().isEmpty()) {
            return;
        }
        Changes changes = Changes.of(decision);
        Decided decided = stores.write(pool, decision, changes);
        timers.follow(pool, changes);
        wakeup.at(timers.next());
        Record<Object, Object> output = new Record<>(name, decided, input.timestamp());
        context.forward(output, Nodes.WRITE_REPLIES);
        context.forward(output, Nodes.WRITE_STATES);
        context.forward(output, Nodes.WRITE_EVENTS);
    }

    private void count(Decision decision) {
        metrics.decided();
        for (Event event : decision.events()) {
            metrics.happened(event.getClass().getSimpleName());
            if (event instanceof Event.RequestEnded ended) {
                metrics.ended(ended.outcome().name());
            }
        }
        for (Answer answer : decision.answers()) {
            if (answer instanceof Answer.Refused refused) {
                metrics.refused(refused.code().name());
            }
        }
    }

    private void writeDueTimers() {
        timers.takeDue().forEach(due -> {
            metrics.timerFired();
            WireRecord command = WireRecord.of(
                    due.pool().value(), CommandMapper.write(due.pool(), due.command()), context.currentSystemTimeMs());
            context.forward(command.record(), Nodes.DUE_TIMERS);
        });
        wakeup.at(timers.next());
    }
}
