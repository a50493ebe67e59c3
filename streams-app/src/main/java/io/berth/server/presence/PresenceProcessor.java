package io.berth.server.presence;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.report.AgentSilence;
import io.berth.schemas.state.PresenceState;
import io.berth.schemas.topic.Headers;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.store.StoreNames;
import io.berth.server.timer.MonotonicClock;
import io.berth.server.timer.TimerQueue;
import io.berth.server.timer.Wakeup;
import io.berth.server.topology.Nodes;
import io.berth.server.wire.WireRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Watches the agents of one partition. A heartbeat that says nothing new costs a map look-up and moves a deadline; it is
 * not stored.
 *
 * <p>That an agent is offline is remembered in memory only: after a restart its silence is measured and told once more,
 * so that an {@code AgentOffline} that got lost in a crash is made up for. An agent that stays offline is forgotten after
 * {@link #FORGET_AFTER}: else every name that anybody ever made up would be kept, and be told once more after each restart.
 */
public final class PresenceProcessor implements Processor<String, Report, Object, Object> {
    /**
     * By then its {@code AgentOffline} stands in the log for sure, because a crash starts this time anew. A report that
     * comes later is the first of its agent, and is passed on whole. Runs that were replaced are forgotten with it: no
     * record of theirs is under way for so long.
     */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    private static final int MOST_AT_ONCE = 10_000;

    /** No report was heard since this instance watches the agent. */
    private static final long NONE_HEARD = -1;

    private final Duration agentTimeout;
    private final ServiceMetrics metrics;
    private final MonotonicClock clock;
    private final Map<AgentKey, Watch> watched = new HashMap<>();
    private final TimerQueue<AgentKey, Due> deadlines = new TimerQueue<>();
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, PresenceState> store;
    private Wakeup wakeup;

    public PresenceProcessor(Duration agentTimeout, ServiceMetrics metrics, MonotonicClock clock) {
        this.agentTimeout = agentTimeout;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(StoreNames.PRESENCE);
        wakeup = new Wakeup(processorContext, clock, this::onDeadlines);
        watched.clear();
        deadlines.clear();
        try (KeyValueIterator<String, PresenceState> all = store.all()) {
            all.forEachRemaining(entry -> {
                AgentReport report = entry.value.getReport();
                // Also one that said goodbye: that its AgentOffline reached the log is not known here.
                watch(
                        new AgentKey(new PoolName(report.getPool()), new AgentName(report.getAgent())),
                        report,
                        NONE_HEARD);
            });
        }
        wakeup.at(deadlines.next());
    }

    @Override
    public void process(Record<String, Report> input) {
        long offset = context.recordMetadata().orElseThrow().offset();
        if (input.value() instanceof Report.Heard heard) {
            onReport(input, heard.agent(), heard.report(), offset);
        } else if (input.value() instanceof Report.Silent silent) {
            onSilence(input, silent.agent(), silent.marker());
        }
        wakeup.at(deadlines.next());
    }

    private void onReport(Record<String, Report> input, AgentKey agent, AgentReport report, long offset) {
        Watch watch = watched.get(agent);
        boolean offline = watch != null && watch.offline();
        PresenceDecider.Outcome outcome = PresenceDecider.decide(agent, store.get(agent.toString()), offline, report);
        if (!outcome.alive()) {
            return;
        }
        outcome.commands().forEach(command -> passOn(agent, command, input.timestamp()));
        if (outcome.next() != null) {
            store.put(agent.toString(), outcome.next());
        }
        heard(agent, report, offset);
    }

    private void heard(AgentKey agent, AgentReport report, long offset) {
        if (report.getStopping()) {
            watched.remove(agent);
            set(new Due(agent, true), FORGET_AFTER);
        } else {
            watch(agent, report, offset);
        }
    }

    private void watch(AgentKey agent, AgentReport report, long offset) {
        watched.put(agent, new Watch(report.getIncarnation(), offset, false));
        set(new Due(agent, false), agentTimeout);
    }

    /** One deadline for an agent: it is either listened for, or on its way to be forgotten. */
    private void set(Due due, Duration length) {
        deadlines.cancel(due.agent());
        deadlines.set(due.agent(), NONE_HEARD, clock.nanos() + length.toNanos(), due);
    }

    private void onSilence(Record<String, Report> input, AgentKey agent, AgentSilence marker) {
        Watch watch = watched.get(agent);
        boolean nothingSince = watch != null
                && watch.incarnation().equals(marker.getIncarnation())
                && watch.lastReport() == marker.getLastReport();
        if (nothingSince && !watch.offline()) {
            watched.put(agent, new Watch(watch.incarnation(), watch.lastReport(), true));
            set(new Due(agent, true), FORGET_AFTER);
            passOn(agent, new Command.AgentOffline(agent.agent(), watch.incarnation(), true), input.timestamp());
        }
    }

    private void onDeadlines() {
        deadlines.takeDue(clock.nanos(), MOST_AT_ONCE).forEach(due -> {
            metrics.timerFired();
            if (due.forget()) {
                watched.remove(due.agent());
                store.delete(due.agent().toString());
            } else {
                writeSilence(due.agent(), watched.get(due.agent()));
            }
        });
        wakeup.at(deadlines.next());
    }

    private void writeSilence(AgentKey agent, Watch watch) {
        AgentSilence marker =
                new AgentSilence(agent.pool().value(), agent.agent().value(), watch.incarnation(), watch.lastReport());
        context.forward(
                WireRecord.of(agent.toString(), marker, context.currentSystemTimeMs())
                        .with(Headers.AGENT, agent.agent())
                        .record(),
                Nodes.SILENCES);
    }

    private void passOn(AgentKey agent, Command command, long timestampMs) {
        context.forward(
                WireRecord.of(agent.pool().value(), CommandMapper.write(agent.pool(), command), timestampMs)
                        .with(Headers.AGENT, agent.agent())
                        .record(),
                Nodes.CHANGES);
    }

    /**
     * @param lastReport the offset of the last report heard, {@link #NONE_HEARD} for none since this instance watches
     * @param offline whether the agent was given up as silent
     */
    private record Watch(String incarnation, long lastReport, boolean offline) {}

    /** @param forget whether the agent is to be forgotten; else it was silent for too long */
    private record Due(AgentKey agent, boolean forget) {}
}
