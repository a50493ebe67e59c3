package io.berth.reservation.pool;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;

/**
 * One agent as the pool knows it. Immutable; every change makes a new one.
 *
 * @param online whether the agent's process is heard
 * @param incarnation names the run of its process
 * @param cleans whether it confirms that it is clean
 * @param epoch the highest epoch granted for it, -1 for none yet
 * @param use whom it is held for while OFFERED or RESERVED, null otherwise
 * @param sincePosition the position at which it came into its status; orders the agents that are available
 * @param sinceMs the log's time of that position, for people
 */
public record Agent(
        AgentName name,
        AgentStatus status,
        boolean online,
        String incarnation,
        TagSet tags,
        boolean cleans,
        long epoch,
        Use use,
        long sincePosition,
        long sinceMs) {

    /**
     * Whom the agent is held for.
     *
     * @param timing the timeouts of the request
     * @param ready whether the agent has said that it serves
     * @param lastSign the position of the last sign of life of the holder
     * @param lastBusy the position of the last sign that a job runs, or of the reservation
     */
    public record Use(
            RequestId request, MasterName master, TimingContract timing, boolean ready, long lastSign, long lastBusy) {}

    Agent to(AgentStatus next, Use nextUse, long position, long timeMs) {
        return new Agent(name, next, online, incarnation, tags, cleans, epoch, nextUse, position, timeMs);
    }

    Agent withUse(Use nextUse) {
        return new Agent(name, status, online, incarnation, tags, cleans, epoch, nextUse, sincePosition, sinceMs);
    }

    Agent withEpoch(long nextEpoch) {
        return new Agent(name, status, online, incarnation, tags, cleans, nextEpoch, use, sincePosition, sinceMs);
    }

    Agent withOnline(boolean nextOnline) {
        return new Agent(name, status, nextOnline, incarnation, tags, cleans, epoch, use, sincePosition, sinceMs);
    }
}
