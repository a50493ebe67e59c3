package io.berth.reservation.audit;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.RequestStatus;

/** What happens to a request by itself: it begins and it is over. */
final class RequestAudit {
    private final Ledger ledger;

    RequestAudit(Ledger ledger) {
        this.ledger = ledger;
    }

    void accepted(Event.RequestAccepted event) {
        RequestTrack request = ledger.begin(event.request());
        request.status = RequestStatus.WAITING;
        request.master = event.master();
        request.expression = event.expression();
        request.select = event.select();
        request.maxOffers = event.maxOffers();
    }

    void rejected(Event.RequestRejected event) {
        RequestTrack request = ledger.begin(event.request());
        request.master = event.master();
        request.end(Outcome.REJECTED);
        ledger.counts.ended(Outcome.REJECTED);
    }

    void ended(Event.RequestEnded event) {
        RequestTrack request = ledger.request(event.request());
        ledger.judge.expect(
                Invariant.S6,
                !request.isOver(),
                () -> "Request " + request.id + " ended by " + event.outcome() + " after it had ended by "
                        + request.outcome + ".");
        ledger.judge.expect(
                Invariant.S6,
                isReasonFor(event.outcome(), request),
                () -> "Request " + request.id + " ended by " + event.outcome() + ", but its reservation "
                        + (request.reason == null ? "did not end." : "ended by " + request.reason + "."));
        ledger.judge.expect(
                Invariant.S6,
                request.isOf(event.master()),
                () -> "Request " + request.id + " is of master " + request.master + ", its outcome went to "
                        + event.master() + ".");
        if (!request.isOver()) {
            ledger.counts.ended(event.outcome());
        }
        request.end(event.outcome());
    }

    private static boolean isReasonFor(Outcome outcome, RequestTrack request) {
        if (request.status == null || request.isOver()) {
            return true;
        }
        return request.reason == null ? !UseAudit.ENDS.contains(outcome) : outcome == request.reason;
    }
}
