package io.berth.master.transport;

import io.berth.master.PoolAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.AgentWithdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code berth.agents} says: the agents as they are last, by key. For one read. */
public final class AgentRecords implements TopicReader.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRecords.class);

    private final Predicate<PoolAgent> wanted;
    private final TreeMap<String, PoolAgent> agents = new TreeMap<>();

    /** @param wanted which agents are kept */
    public AgentRecords(Predicate<PoolAgent> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void record(String key, SpecificRecord value) {
        agents.remove(key);
        read(key, value).filter(wanted).ifPresent(agent -> agents.put(key, agent));
    }

    /** @return in the order of their keys */
    public Collection<PoolAgent> all() {
        return agents.values();
    }

    /** @return empty for an agent that is gone, and for one that cannot be understood, which is logged */
    public static Optional<PoolAgent> read(String key, SpecificRecord value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof AgentState state)) {
            LOG.warn("What is said of agent {} is no state of an agent and is passed over.", key);
            return Optional.empty();
        }
        try {
            return Optional.of(agent(state));
        } catch (IllegalArgumentException e) {
            LOG.warn("Agent {} is passed over, the service may be newer: {}", key, e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException where it says what this version does not know */
    public static PoolAgent agent(AgentState wire) {
        return new PoolAgent(
                new PoolName(wire.getPool()),
                new AgentName(wire.getAgent()),
                TagSet.of(wire.getTags()),
                AgentStatus.valueOf(wire.getStatus().name()),
                wire.getOnline(),
                wire.getEpoch(),
                Instant.ofEpochMilli(wire.getSinceMs()),
                Optional.ofNullable(wire.getUse()).map(AgentRecords::use),
                Optional.ofNullable(wire.getWithdrawn()).map(AgentRecords::withdrawn),
                wire.getFailures(),
                Optional.ofNullable(wire.getLastMaster()).map(MasterName::new));
    }

    private static PoolAgent.Use use(AgentUse wire) {
        return new PoolAgent.Use(
                new MasterName(wire.getMaster()),
                new RequestId(wire.getRequest()),
                wire.getReady(),
                wire.getExtensions(),
                Optional.ofNullable(wire.getDebugging()));
    }

    private static PoolAgent.OutOfService withdrawn(AgentWithdrawal wire) {
        return new PoolAgent.OutOfService(
                Withdrawal.valueOf(wire.getKind().name()),
                Optional.ofNullable(wire.getBy()).map(MasterName::new),
                wire.getReason(),
                Instant.ofEpochMilli(wire.getSinceMs()),
                Optional.ofNullable(wire.getLengthMs()).map(Duration::ofMillis));
    }
}
