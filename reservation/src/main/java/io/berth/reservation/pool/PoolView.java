package io.berth.reservation.pool;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.match.MatchView;
import java.util.Set;

/** What deciders may read of a pool. Only {@link EventApplier} changes it. */
public interface PoolView {

    /** @return null as long as no operator has configured the pool */
    PoolPolicy policy();

    /** @return why the pool gives nothing away, or null */
    PoolHold hold();

    /** @return the agent, or null */
    Agent agent(AgentName name);

    /** @return the request, or null where it is unknown or forgotten */
    Request request(RequestId id);

    /** @return the request that holds or held the agent at that epoch, or null */
    Request requestAt(AgentName agent, long epoch);

    /** @return what the master had, or null where nothing is remembered */
    Account account(MasterName master);

    /** @return the requests of the master that are not over, in the order of their ids; unmodifiable */
    Set<RequestId> openRequests(MasterName master);

    /**
     * @param timeMs the log's time, milliseconds since 1970
     * @return whether at least so many requests ended since that time for want of renewals
     */
    boolean expiredSince(long timeMs, int atLeast);

    /** @return who fits whom */
    MatchView index();

    /** @return what is added to an offset to make a position */
    long epochBase();

    /** @return the position of the last event, -1 for none */
    long highestPosition();
}
