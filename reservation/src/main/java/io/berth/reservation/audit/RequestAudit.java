package io.berth.reservation.audit;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.RequestId;
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
        request.position = ledger.judge.position();
        request.master = event.master();
        request.wish = event.wish();
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
                        + (request.reasons.isEmpty() ? "did not end." : "ended by " + request.reasons + "."));
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
        if (request.reasons.isEmpty()) {
            // What its master does not follow any more is over, whether it held an agent or not.
            return outcome == Outcome.ABANDONED || !UseAudit.ENDS.contains(outcome);
        }
        // How the reservations ended that the log does not tell of, nobody knows.
        return request.wish == null || request.reasons.contains(outcome);
    }

    /** Something that only befalls a request that waits. */
    RequestTrack waiting(RequestId id, String what) {
        RequestTrack request = ledger.request(id);
        ledger.judge.expect(
                Invariant.S6,
                request.status == null || request.status == RequestStatus.WAITING,
                () -> "Request " + id + " " + what + " while it was " + request.status + ".");
        return request;
    }

    void priorityChanged(Event.PriorityChanged event) {
        RequestTrack request = waiting(event.request(), "got another priority");
        request.wish = request.wish == null ? null : request.wish.withPriority(event.priority());
    }

    void fellBack(Event.RequestFellBack event) {
        waiting(event.request(), "fell back").alternative = event.alternative();
    }

    void requeued(Event.RequestRequeued event) {
        RequestTrack request = ledger.request(event.request());
        ledger.judge.expect(
                Invariant.S6,
                request.status == null
                        || request.status == RequestStatus.OFFERED
                        || request.status == RequestStatus.RESERVED,
                () -> "Request " + request.id + " went back to the queue while it was " + request.status + ".");
        ledger.judge.expect(
                Invariant.L7,
                request.held.isEmpty() && request.offers.isEmpty(),
                () -> "Request " + request.id + " went back to the queue with " + request.held + request.offers + ".");
        request.except.addAll(event.except());
        request.reasons.clear();
        if (!request.isOver()) {
            request.status = RequestStatus.WAITING;
        }
    }
}
