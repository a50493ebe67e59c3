package io.berth.testbed.simulator.check;

import io.berth.reservation.pool.Pool;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.Collection;

/**
 * What the stores of the service hold.
 *
 * @param pool null where no pool is configured
 */
public record Stored(
        PoolState pool,
        Collection<AgentState> agents,
        Collection<RequestState> requests,
        Collection<MasterState> masters) {

    /** @return the pool, rebuilt as an instance that takes over rebuilds it */
    Pool rebuilt() {
        return pool == null
                ? Pool.unconfigured(Surroundings.POOL)
                : Pool.restored(
                        Surroundings.POOL,
                        StateMapper.read(pool),
                        StateMapper.readHold(pool),
                        pool.getEpochBase(),
                        pool.getLastPosition(),
                        agents.stream().map(StateMapper::read).toList(),
                        requests.stream().map(StateMapper::read).toList(),
                        masters.stream().map(StateMapper::read).toList());
    }
}
