package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.timing.TimingContract;
import io.berth.testbed.simulator.world.Log;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** When the limit of each reservation began in truth, to know whether the log's clock was set back meanwhile. */
final class LimitsOnTheLog {
    private final Surroundings world;
    private final Map<Long, Long> appendedNanos = new HashMap<>();
    private final Map<AgentName, Long> beganNanos = new HashMap<>();

    LimitsOnTheLog(Surroundings world) {
        this.world = world;
        Log<SpecificRecord> log = world.logs().commands();
        log.follow(record -> appendedNanos.put(
                log.get(log.size() - 1).offset(), world.scheduler().nowNanos()));
    }

    /** @param offset of the command by which it did: its time in the log is the time that counts */
    void began(AgentName agent, long offset) {
        beganNanos.put(agent, appendedNanos.get(offset));
    }

    void ended(ReservationEnded event, Situation before, Beliefs beliefs) {
        if (!before.isReserved()) {
            beliefs.ended(event, Duration.ZERO, false);
            return;
        }
        Limit limit = before.agent().use().limit();
        Duration margin = limit.length().minus(TimingContract.validityOfLimit(limit.length()));
        beliefs.ended(
                event,
                limit.isForDebugging() ? limit.length() : Duration.ZERO,
                world.wall().fallSince(beganNanos.get(event.agent())) > margin.toMillis());
    }
}
