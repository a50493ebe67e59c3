package io.berth.reservation.pool;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.tag.TagSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * One agent as the pool knows it. Immutable; every change makes a new one.
 *
 * @param online whether the agent's process is heard
 * @param incarnation names the run of its process
 * @param replaced the runs before it, newest first, at most {@link #RUNS_REMEMBERED}: what they still say is late
 * @param cleans whether it confirms that it is clean
 * @param epoch the highest epoch granted for it, -1 for none yet
 * @param use whom it is held for while OFFERED or RESERVED, null otherwise
 * @param withdrawn why it gets no more work, or null
 * @param failures how often in a row it refused or did not get ready
 * @param unclean whether it was put in quarantine before it said that it is clean after its epoch; only while QUARANTINED
 *     or DRAINED, and only where it cleans
 * @param lastMaster who used it last, or null
 * @param turns how long it was held before
 * @param sincePosition the position at which it came into its status; orders the agents that are available
 * @param sinceMs the log's time of that position, for people
 */
public record Agent(
        AgentName name,
        AgentStatus status,
        boolean online,
        String incarnation,
        List<String> replaced,
        TagSet tags,
        boolean cleans,
        long epoch,
        Use use,
        Withdrawn withdrawn,
        int failures,
        boolean unclean,
        MasterName lastMaster,
        Turns turns,
        long sincePosition,
        long sinceMs) {
    /** A run that was replaced by more runs than this is not known any more. */
    public static final int RUNS_REMEMBERED = 4;

    public Agent {
        replaced = List.copyOf(replaced);
    }

    /** @return the state of this agent when it serves nobody and is clean */
    AgentStatus rest() {
        if (withdrawn != null) {
            return switch (withdrawn.kind()) {
                case DRAINED -> AgentStatus.DRAINED;
                case QUARANTINED -> AgentStatus.QUARANTINED;
            };
        }
        return online ? AgentStatus.AVAILABLE : AgentStatus.OFFLINE;
    }

    /** @return whether it serves nobody, cleans up after nobody, and is kept from work only by being offline or withdrawn */
    boolean isAtRest() {
        return switch (status) {
            case OFFLINE, AVAILABLE, DRAINED, QUARANTINED -> true;
            case OFFERED, RESERVED, CLEANING, LOCK_DELAY -> false;
        };
    }

    Agent to(AgentStatus to, Use nextUse, long position, long timeMs) {
        return changed(next -> {
            next.status = to;
            next.use = nextUse;
            next.sincePosition = position;
            next.sinceMs = timeMs;
        });
    }

    Agent withUse(Use nextUse) {
        return changed(next -> next.use = nextUse);
    }

    Agent withTags(TagSet same) {
        return same == tags ? this : changed(next -> next.tags = same);
    }

    Agent withEpoch(long granted) {
        return changed(next -> next.epoch = granted);
    }

    Agent withOnline(boolean heard) {
        return changed(next -> next.online = heard);
    }

    Agent withWithdrawn(Withdrawn why) {
        return changed(next -> next.withdrawn = why);
    }

    Agent withFailures(int times) {
        return changed(next -> next.failures = times);
    }

    Agent withUnclean(boolean is) {
        return changed(next -> next.unclean = is);
    }

    Agent usedBy(MasterName master, Turns nextTurns) {
        return changed(next -> {
            next.lastMaster = master;
            next.turns = nextTurns;
        });
    }

    private Agent changed(Consumer<AgentDraft> how) {
        AgentDraft next = new AgentDraft(this);
        how.accept(next);
        return next.done();
    }

    /** @return the last position of the log that shows in this agent */
    public long lastPosition() {
        long last = Math.max(epoch, sincePosition);
        last = use == null ? last : Math.max(last, use.lastSign());
        return withdrawn == null ? last : Math.max(last, withdrawn.since());
    }
}
