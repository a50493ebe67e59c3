package io.berth.testbed.simulator.actor;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.report.AgentSilence;
import io.berth.schemas.state.PresenceState;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.presence.AgentKey;
import io.berth.server.presence.PresenceProcessor;
import io.berth.server.presence.Report;
import io.berth.server.store.StoreNames;
import io.berth.server.topology.Nodes;
import io.berth.testbed.simulator.check.Rare;
import io.berth.testbed.simulator.world.Log;
import io.berth.testbed.simulator.world.Log.Entry;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The task that listens to the agents: the real {@link PresenceProcessor}, at least once. Its outputs, the changelog of
 * its store and its position are written one by one, so a crash may lose what it remembers as passed on, and may pass on
 * again what it did before.
 */
public final class PresenceService extends Process {
    private final Log<SpecificRecord> reports;
    private final Duration agentTimeout;
    private final MemoryStore<PresenceState> store = new MemoryStore<>(StoreNames.PRESENCE);
    private PresenceProcessor processor;
    private TaskContext context;
    private int committed;
    private int position;
    private long lastWriteNanos;
    private long lastOutputNanos;
    private int underWay;
    private long nextCommitNanos;

    public PresenceService(Surroundings world, Duration agentTimeout) {
        super(world, "presence");
        this.reports = world.logs().reports();
        this.agentTimeout = agentTimeout;
        reports.follow(report -> wakeAfter(dice.millis(1, 10)));
    }

    public void start(double clockRate) {
        begin(clockRate);
        if (position > committed) {
            world.coverage().saw(Rare.REPORTS_READ_AGAIN);
        }
        position = committed;
        underWay = 0;
        store.restore();
        context =
                new TaskContext(Map.of(StoreNames.PRESENCE, store), world.wall().millis(), this::nowNanos);
        processor = new PresenceProcessor(agentTimeout, new ServiceMetrics(), this::nowNanos);
        processor.init(context);
        say("starts at record " + committed + " of " + reports.size());
    }

    private long nowNanos() {
        return clock().nanos();
    }

    public void crash() {
        if (isAlive()) {
            if (underWay > 0) {
                world.coverage().saw(Rare.PRESENCE_OUTPUT_LOST);
            }
            say("dies with " + underWay + " writes under way");
            end();
        }
    }

    public void logCreatedAnew() {
        committed = 0;
        position = 0;
    }

    public void storeLost() {
        store.lose();
    }

    @Override
    protected void turn() {
        context.punctuate();
        write();
        while (position < reports.size()) {
            process(reports.get(position++));
            write();
        }
        long now = world.scheduler().nowNanos();
        if (underWay == 0 && now >= nextCommitNanos) {
            committed = position;
            nextCommitNanos = now + dice.millis(100, 5000);
        }
        long next = context.untilNextMs();
        if (next != Long.MAX_VALUE) {
            wakeIn(next * 1_000_000);
        }
    }

    private void process(Entry<SpecificRecord> entry) {
        context.at(entry.offset());
        Report report = entry.value() instanceof AgentReport heard
                ? new Report.Heard(key(heard.getPool(), heard.getAgent()), heard)
                : silence((AgentSilence) entry.value());
        processor.process(new Record<>("", report, entry.timeMs()));
    }

    private static Report silence(AgentSilence marker) {
        return new Report.Silent(key(marker.getPool(), marker.getAgent()), marker);
    }

    private static AgentKey key(String pool, String agent) {
        return new AgentKey(new PoolName(pool), new AgentName(agent));
    }

    /** Changelog and outputs are two ways: one may have arrived when the other has not. */
    private void write() {
        Map<String, Optional<PresenceState>> writes = store.takeDirty();
        if (!writes.isEmpty()) {
            lastWriteNanos = inOrder(lastWriteNanos);
            underWay++;
            later(lastWriteNanos - world.scheduler().nowNanos(), () -> {
                store.persist(writes);
                underWay--;
            });
        }
        for (TaskContext.Output output : context.takeOutputs()) {
            SpecificRecord record = (SpecificRecord) output.record().value();
            Log<SpecificRecord> to = output.node().equals(Nodes.SILENCES)
                    ? reports
                    : world.logs().commands();
            lastOutputNanos = inOrder(lastOutputNanos);
            underWay++;
            later(lastOutputNanos - world.scheduler().nowNanos(), () -> {
                underWay--;
                to.append(record, world.wall().millis());
            });
        }
    }

    private long inOrder(long last) {
        return Math.max(last, world.scheduler().nowNanos() + dice.millis(1, dice.chance(0.05) ? 1000 : 10));
    }
}
