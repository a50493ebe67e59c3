package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent of a pool as the service last showed it to everybody. It may be another a moment later: whoever wants the agent
 * asks for it.
 *
 * @param pool not null
 * @param name not null
 * @param tags what it has; not null
 * @param status not null
 * @param online whether the service hears it; one that is reserved and not heard is kept for its holder
 * @param epoch the highest that it was reserved at, -1 for none
 * @param since when it came to its status, by the clock of the brokers
 * @param use whom it is held for, where it is offered or reserved
 * @param withdrawn why it gets no work, where it is or will be out of service
 * @param failures how often in a row it failed
 * @param lastMaster whom it served last
 */
public record PoolAgent(
        PoolName pool,
        AgentName name,
        TagSet tags,
        AgentStatus status,
        boolean online,
        long epoch,
        Instant since,
        Optional<Use> use,
        Optional<OutOfService> withdrawn,
        int failures,
        Optional<MasterName> lastMaster) {

    /** @return whether it is free, and would be given to the next request that fits */
    public boolean isAvailable() {
        return status == AgentStatus.AVAILABLE;
    }

    /**
     * Whom an agent is held for.
     *
     * @param master who asked
     * @param request under which id
     * @param ready whether the agent has said that it serves
     * @param extensions how often the reservation was extended
     * @param debugging why a person keeps it without a job
     */
    public record Use(
            MasterName master, RequestId request, boolean ready, int extensions, Optional<String> debugging) {}

    /**
     * That an agent gets no work, or none after what it serves.
     *
     * @param kind for maintenance, or as a fault
     * @param by who said so; empty where the service itself put it in quarantine
     * @param reason for people
     * @param since when it was said, by the clock of the brokers
     * @param length after which it is back by itself; empty until somebody resumes it
     */
    public record OutOfService(
            Withdrawal kind, Optional<MasterName> by, String reason, Instant since, Optional<Duration> length) {}
}
