package io.berth.schemas.mapping;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;

/** Between an agent and its record. */
final class AgentStates {
    private AgentStates() {}

    static AgentState write(PoolName pool, Agent agent) {
        return new AgentState(
                pool.value(),
                agent.name().value(),
                Enums.write(io.berth.schemas.code.AgentStatus.class, agent.status()),
                agent.online(),
                agent.incarnation(),
                agent.tags().texts(),
                agent.cleans(),
                agent.epoch(),
                agent.use() == null ? null : write(agent.use()),
                agent.sincePosition(),
                agent.sinceMs());
    }

    private static AgentUse write(Agent.Use use) {
        return new AgentUse(
                use.request().value(),
                use.master().value(),
                Durations.write(use.timing()),
                use.ready(),
                use.lastSign(),
                use.lastBusy());
    }

    static Agent read(AgentState wire) {
        return new Agent(
                new AgentName(wire.getAgent()),
                Enums.trusted(AgentStatus.class, wire.getStatus()),
                wire.getOnline(),
                wire.getIncarnation(),
                TagSet.of(wire.getTags()),
                wire.getCleans(),
                wire.getEpoch(),
                wire.getUse() == null ? null : read(wire.getUse()),
                wire.getSincePosition(),
                wire.getSinceMs());
    }

    private static Agent.Use read(AgentUse wire) {
        return new Agent.Use(
                new RequestId(wire.getRequest()),
                new MasterName(wire.getMaster()),
                Durations.read(wire.getTiming()),
                wire.getReady(),
                wire.getLastSign(),
                wire.getLastBusy());
    }
}
