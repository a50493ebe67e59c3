package io.berth.schemas.mapping;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;

/**
 * Between agents, requests and policies and the records that the service stores and shows of them. Exact both ways,
 * because pools are rebuilt from the stores: reading what was written gives an equal value. Durations count in whole
 * milliseconds, as everywhere on the wire.
 *
 * <p>States are written by the service alone, so their values are trusted: one that breaks a rule, or a word newer than
 * this program, is an {@link IllegalArgumentException}.
 *
 * <p>Stateless and thread-safe.
 */
public final class StateMapper {
    private StateMapper() {}

    public static AgentState write(PoolName pool, Agent agent) {
        return AgentStates.write(pool, agent);
    }

    public static Agent read(AgentState wire) {
        return AgentStates.read(wire);
    }

    public static RequestState write(PoolName pool, Request request) {
        return RequestStates.write(pool, request);
    }

    public static Request read(RequestState wire) {
        return RequestStates.read(wire);
    }

    /**
     * @param hold null where the pool is not on hold
     * @param epochBase what is added to an offset to make a position
     * @param lastPosition the position of the last event
     */
    public static PoolState write(PoolName pool, PoolPolicy policy, PoolHold hold, long epochBase, long lastPosition) {
        return new PoolState(
                pool.value(),
                Policies.write(policy),
                epochBase,
                hold == null
                        ? null
                        : new io.berth.schemas.state.PoolHold(
                                hold.by().value(),
                                hold.reason(),
                                Durations.millisOrNull(hold.length()),
                                hold.since(),
                                hold.sinceMs()),
                lastPosition);
    }

    /** @return the policy; the epoch base stands in the record as it is */
    public static PoolPolicy read(PoolState wire) {
        return Policies.read(wire.getPolicy());
    }

    /** @return why the pool gives nothing away, or null */
    public static PoolHold readHold(PoolState wire) {
        io.berth.schemas.state.PoolHold hold = wire.getHold();
        return hold == null
                ? null
                : new PoolHold(
                        new MasterName(hold.getBy()),
                        hold.getReason(),
                        Durations.ofMillisOrNull(hold.getLengthMs()),
                        hold.getSince(),
                        hold.getSinceMs());
    }

    public static MasterState write(PoolName pool, Account account) {
        return new MasterState(pool.value(), account.master().value(), account.seconds(), account.asOfMs());
    }

    public static Account read(MasterState wire) {
        return new Account(new MasterName(wire.getMaster()), wire.getSeconds(), wire.getAsOfMs());
    }
}
