package io.berth.reservation.audit;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.RequestStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** What the log has told of a request so far. What it has not told is null, and nothing is held against it. */
final class RequestTrack {
    final RequestId id;
    final Set<AgentName> offers = new TreeSet<>();
    /** The position at which it was accepted, -1 where the log does not tell. It is older than those above. */
    long position = -1;

    RequestStatus status;
    MasterName master;
    Wish wish;
    int alternative;
    final Set<AgentName> except = new TreeSet<>();
    /** The agents reserved, while the reservations are open. */
    final Set<AgentName> held = new TreeSet<>();
    /** Why its reservations ended. */
    final Set<Outcome> reasons = EnumSet.noneOf(Outcome.class);

    Outcome outcome;

    RequestTrack(RequestId id) {
        this.id = id;
    }

    boolean isWaiting() {
        return status == RequestStatus.WAITING;
    }

    boolean isOver() {
        return status == RequestStatus.ENDED;
    }

    boolean isOf(MasterName named) {
        return master == null || master.equals(named);
    }

    /** @return what it asks for at present, or null where that is not known */
    Demand demand() {
        return wish == null
                ? null
                : wish.alternatives().get(alternative).demand().without(except);
    }

    /** @return whether it holds some of what it asked for together, and never held the rest */
    boolean isInPart() {
        Demand demand = demand();
        return status == RequestStatus.RESERVED && reasons.isEmpty() && demand != null && held.size() < demand.agents();
    }

    void end(Outcome how) {
        status = RequestStatus.ENDED;
        outcome = how;
        // An outcome may be remembered for long; nothing needs this any more.
        wish = null;
    }
}
