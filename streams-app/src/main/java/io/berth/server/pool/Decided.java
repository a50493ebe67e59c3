package io.berth.server.pool;

import io.berth.reservation.pool.Decision;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import java.util.List;

/**
 * A decision that is applied and stored, on its way out.
 *
 * @param pool the pool itself, where its policy, its hold or its epoch base changed, else null
 * @param agents the agents that it changed, as they are now
 * @param requests the requests that it changed, as they are now
 * @param masters the accounts that it changed, as they are now
 * @param forgotten the keys of the requests that are gone
 * @param removed the keys of the agents that are gone
 * @param faded the keys of the masters whose accounts are gone
 */
public record Decided(
        Decision decision,
        PoolState pool,
        List<AgentState> agents,
        List<RequestState> requests,
        List<MasterState> masters,
        List<String> forgotten,
        List<String> removed,
        List<String> faded) {}
