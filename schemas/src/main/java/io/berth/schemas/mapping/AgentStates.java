package io.berth.schemas.mapping;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.pool.Use;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.pool.Withdrawn;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.AgentWithdrawal;
import java.time.Duration;

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
                agent.sinceMs(),
                agent.replaced(),
                agent.withdrawn() == null ? null : write(agent.withdrawn()),
                agent.failures(),
                nameOrNull(agent.lastMaster()),
                agent.turns().count(),
                agent.turns().meanMs(),
                agent.turns().deviationMs(),
                agent.unclean());
    }

    private static AgentUse write(Use use) {
        return new AgentUse(
                use.request().value(),
                use.master().value(),
                Durations.write(use.timing()),
                use.ready(),
                use.lastSign(),
                use.lastBusy(),
                use.limit().length().toMillis(),
                use.limit().since(),
                use.limit().sinceMs(),
                use.limit().extensions(),
                use.limit().debugging(),
                use.spared(),
                use.warnedIdle(),
                use.warnedLimit());
    }

    private static AgentWithdrawal write(Withdrawn withdrawn) {
        return new AgentWithdrawal(
                Enums.write(io.berth.schemas.code.Withdrawal.class, withdrawn.kind()),
                nameOrNull(withdrawn.by()),
                withdrawn.reason(),
                Durations.millisOrNull(withdrawn.length()),
                withdrawn.since(),
                withdrawn.sinceMs());
    }

    private static String nameOrNull(MasterName master) {
        return master == null ? null : master.value();
    }

    static Agent read(AgentState wire) {
        return new Agent(
                new AgentName(wire.getAgent()),
                Enums.trusted(AgentStatus.class, wire.getStatus()),
                wire.getOnline(),
                wire.getIncarnation(),
                wire.getReplaced(),
                TagSet.of(wire.getTags()),
                wire.getCleans(),
                wire.getEpoch(),
                wire.getUse() == null ? null : read(wire.getUse(), wire.getSincePosition(), wire.getSinceMs()),
                wire.getWithdrawn() == null ? null : read(wire.getWithdrawn()),
                wire.getFailures(),
                wire.getUnclean(),
                masterOrNull(wire.getLastMaster()),
                new Turns(wire.getTurns(), wire.getTurnMeanMs(), wire.getTurnDeviationMs()),
                wire.getSincePosition(),
                wire.getSinceMs());
    }

    /**
     * @param since where the agent came to be held: an older program let a reservation's limit count from nowhere else
     * @param sinceMs the log's time of that position. After an extension an older program did not keep a later one; then
     *     the holder is told that less is left than there is
     */
    private static Use read(AgentUse wire, long since, long sinceMs) {
        return new Use(
                new RequestId(wire.getRequest()),
                new MasterName(wire.getMaster()),
                Durations.read(wire.getTiming()),
                wire.getReady(),
                wire.getLastSign(),
                wire.getLastBusy(),
                new Limit(
                        Duration.ofMillis(wire.getLimitMs()),
                        wire.getLimitSince() < 0 ? since : wire.getLimitSince(),
                        wire.getLimitSinceMs() < 0 ? sinceMs : wire.getLimitSinceMs(),
                        wire.getExtensions(),
                        wire.getDebugging()),
                wire.getSpared(),
                wire.getWarnedIdle(),
                wire.getWarnedLimit());
    }

    private static Withdrawn read(AgentWithdrawal wire) {
        return new Withdrawn(
                Enums.trusted(Withdrawal.class, wire.getKind()),
                masterOrNull(wire.getBy()),
                wire.getReason(),
                Durations.ofMillisOrNull(wire.getLengthMs()),
                wire.getSince(),
                wire.getSinceMs());
    }

    private static MasterName masterOrNull(String value) {
        return value == null ? null : new MasterName(value);
    }
}
