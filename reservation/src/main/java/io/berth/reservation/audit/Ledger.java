package io.berth.reservation.audit;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.RequestStatus;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the log has told of one pool so far: its agents and the requests that it still remembers. */
final class Ledger {
    final AgentRoll agents = new AgentRoll();
    final Counts counts = new Counts();
    final Judge judge;
    final boolean whole;

    private final Map<RequestId, RequestTrack> requests = new HashMap<>();
    private final Set<RequestId> touched = new LinkedHashSet<>();

    Ledger(boolean whole, Judge judge) {
        this.whole = whole;
        this.judge = judge;
    }

    /** @return the agent that something happens to, which must have been registered before */
    AgentTrack agent(AgentName name) {
        AgentTrack known = agents.get(name);
        if (whole) {
            judge.expect(Invariant.S9, known != null, () -> "Agent " + name + " was never registered.");
        }
        if (known == null) {
            counts.seenFromTheMiddle += whole ? 0 : 1;
            AgentTrack found = agents.add(name);
            found.perhapsWithdrawn = !whole;
            return found;
        }
        return known;
    }

    /** @return the request that something happens to, which must have been accepted before */
    RequestTrack request(RequestId id) {
        touched.add(id);
        RequestTrack known = requests.get(id);
        if (whole) {
            judge.expect(Invariant.S6, known != null, () -> "Request " + id + " was never accepted, or is forgotten.");
        }
        if (known == null) {
            counts.seenFromTheMiddle += whole ? 0 : 1;
            RequestTrack found = new RequestTrack(id);
            requests.put(id, found);
            return found;
        }
        return known;
    }

    /** @return the request, or null where the log has not named it before or has forgotten it */
    RequestTrack find(RequestId id) {
        return requests.get(id);
    }

    /** @return a request that begins now */
    RequestTrack begin(RequestId id) {
        touched.add(id);
        judge.expect(
                Invariant.S6,
                !requests.containsKey(id),
                () -> "Request " + id + " began again while it is remembered.");
        counts.requests++;
        RequestTrack begun = new RequestTrack(id);
        requests.put(id, begun);
        return begun;
    }

    void forget(RequestId id) {
        RequestTrack known = requests.remove(id);
        boolean over = known == null ? !whole : known.status == null || known.isOver();
        judge.expect(Invariant.S6, over, () -> "Request " + id + " was forgotten without an outcome.");
    }

    /** All of a command has happened: what it touched must have come to rest. */
    void settle() {
        for (RequestId id : touched) {
            RequestTrack request = requests.get(id);
            if (request != null) {
                settle(request);
            }
        }
        touched.clear();
        judge.expect(
                Invariant.S9,
                agents.inAnyState() == agents.size(),
                () -> agents.size() + " agents are known, and " + agents.inAnyState() + " are in some state.");
    }

    private void settle(RequestTrack request) {
        judge.expect(
                Invariant.S5,
                !request.isInPart(),
                () -> "Request " + request.id + " asks for " + request.demand() + " and was given " + request.held
                        + " without the others.");
        boolean choosing = !request.isOver() && request.status != RequestStatus.RESERVED;
        judge.expect(
                Invariant.L7,
                (choosing || request.offers.isEmpty()) && (!request.isOver() || request.held.isEmpty()),
                () -> "Request " + request.id + " is " + request.status + " and still keeps "
                        + (request.isOver() && !request.held.isEmpty() ? request.held : request.offers) + ".");
        judge.expect(
                Invariant.S6,
                // What it holds besides is not known where its beginning is not.
                request.isOver() || request.wish == null || request.reasons.isEmpty() || !request.held.isEmpty(),
                () -> "The reservations of request " + request.id + " ended " + request.reasons
                        + ", and the request got no outcome.");
    }

    PoolSummary.Open open() {
        return new PoolSummary.Open(
                agents.in(AgentStatus.OFFERED),
                agents.in(AgentStatus.RESERVED),
                requests.values().stream()
                        .filter(request -> request.status == RequestStatus.WAITING)
                        .count());
    }
}
