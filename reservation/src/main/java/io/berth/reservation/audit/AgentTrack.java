package io.berth.reservation.audit;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.util.List;

/** What the log has told of an agent so far. What it has not told is null, and nothing is held against it. */
final class AgentTrack {
    final AgentName name;
    AgentStatus status;
    Boolean online;
    String incarnation;
    TagSet tags;
    /** The highest epoch told, -1 for none. */
    long epoch = -1;
    /** Whom it is held for while OFFERED or RESERVED. */
    RequestId request;

    MasterName master;
    boolean ready;
    /** The state that an operator, or a failure, puts it in when it is free; null for none. */
    AgentStatus withdrawn;

    /** Whether it may have been withdrawn before the log begins, so that {@link #withdrawn} says nothing. */
    boolean perhapsWithdrawn;

    AgentTrack(AgentName name) {
        this.name = name;
    }

    boolean mayBe(AgentStatus... allowed) {
        return status == null || List.of(allowed).contains(status);
    }

    boolean isOfferedTo(RequestId asked) {
        return status == AgentStatus.OFFERED && isHeldFor(asked);
    }

    /** Whether a reservation of that request at that epoch may be open. */
    boolean mayServe(RequestId asked, long atEpoch) {
        return status == null
                ? atEpoch >= epoch
                : status == AgentStatus.RESERVED && epoch == atEpoch && isHeldFor(asked);
    }

    /** An agent that registers again while it is used tells its state and not whom it is used by. */
    private boolean isHeldFor(RequestId asked) {
        return request == null || asked.equals(request);
    }

    /** The state that an agent is in when nothing keeps it from work; null where it is not known to be there. */
    AgentStatus whenFree() {
        if (withdrawn != null || perhapsWithdrawn) {
            return withdrawn;
        }
        return online == null ? null : online ? AgentStatus.AVAILABLE : AgentStatus.OFFLINE;
    }

    /** @return the state that it comes into, where a reservation leaves it in that one */
    AgentStatus whenBack(AgentStatus next) {
        boolean free = next == AgentStatus.AVAILABLE || next == AgentStatus.OFFLINE;
        return free && (withdrawn != null || perhapsWithdrawn) ? withdrawn : next;
    }

    /** @return its state, for a sentence */
    String shown() {
        return switch (status) {
            case OFFERED -> "OFFERED to " + request;
            case RESERVED -> "RESERVED by " + request + " at epoch " + epoch;
            case OFFLINE, AVAILABLE, CLEANING, LOCK_DELAY, QUARANTINED, DRAINED -> status.name();
        };
    }
}
