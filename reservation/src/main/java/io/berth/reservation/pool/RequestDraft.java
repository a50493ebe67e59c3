package io.berth.reservation.pool;

import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.List;

/** A request while it is being changed: only what ever changes can be set. */
final class RequestDraft {
    private final Request before;
    RequestStatus status;
    Wish wish;
    int alternative;
    List<AgentName> except;
    long askedSince;
    long lastSign;
    int starts;
    List<AgentName> offered;
    long offeredAt;
    List<Held> held;
    Outcome outcome;
    String sentence;
    long sincePosition;
    long sinceMs;

    RequestDraft(Request before) {
        this.before = before;
        status = before.status();
        wish = before.wish();
        alternative = before.alternative();
        except = before.except();
        askedSince = before.askedSince();
        lastSign = before.lastSign();
        starts = before.starts();
        offered = before.offered();
        offeredAt = before.offeredAt();
        held = before.held();
        outcome = before.outcome();
        sentence = before.sentence();
        sincePosition = before.sincePosition();
        sinceMs = before.sinceMs();
    }

    /** Offers are for the status OFFERED alone. */
    void enter(RequestStatus next, long position, long timeMs) {
        status = next;
        offered = List.of();
        offeredAt = -1;
        sincePosition = position;
        sinceMs = timeMs;
    }

    Request done() {
        return new Request(
                before.id(),
                before.master(),
                status,
                wish,
                alternative,
                except,
                before.timing(),
                before.position(),
                askedSince,
                lastSign,
                starts,
                offered,
                offeredAt,
                held,
                outcome,
                before.code(),
                sentence,
                sincePosition,
                sinceMs);
    }
}
