package io.berth.reservation.audit;

import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagExpression;
import java.util.Set;
import java.util.TreeSet;

/** What the log has told of a request so far. What it has not told is null, and nothing is held against it. */
final class RequestTrack {
    final RequestId id;
    final Set<AgentName> offers = new TreeSet<>();
    RequestStatus status;
    MasterName master;
    TagExpression expression;
    Select select;
    int maxOffers = Integer.MAX_VALUE;
    /** The agent reserved, while the reservation is open. */
    AgentName held;
    /** Why its reservation ended. */
    Outcome reason;

    Outcome outcome;

    RequestTrack(RequestId id) {
        this.id = id;
    }

    boolean isOver() {
        return status == RequestStatus.ENDED;
    }

    boolean isOf(MasterName named) {
        return master == null || master.equals(named);
    }

    void end(Outcome how) {
        status = RequestStatus.ENDED;
        outcome = how;
        // An outcome may be remembered for long; nothing needs this any more.
        expression = null;
    }
}
