package io.berth.reservation.audit;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Share;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * S11, for requests that wait for one agent: whoever was overtaken as often as the pool allows is overtaken no more.
 *
 * <p>It counts reservations and not offers, and only while somebody waits for the same. The deciders count no less, so
 * what is too much here is too much. Nothing is judged before the log has told the policy, nor where a quota may hold the
 * overtaken request up and the log does not tell all that its master holds.
 */
final class OrderAudit {
    private final Ledger ledger;
    private final Map<Demand, WaitingLine> lines = new LinkedHashMap<>();
    private final Map<RequestId, Place> places = new HashMap<>();
    private final Map<MasterName, Integer> held = new HashMap<>();
    private Order order;

    private record Place(WaitingLine line, RequestTrack request) {}

    OrderAudit(Ledger ledger) {
        this.ledger = ledger;
    }

    void configured(Event.PoolConfigured event) {
        order = event.policy().order();
        lines.values().forEach(line -> line.bounded(order.maxOvertakes()));
    }

    /** The request waits from now on, as it stands. */
    void waits(RequestId id) {
        leaves(id);
        RequestTrack request = ledger.find(id);
        Demand demand = request.demand();
        if (request.isWaiting() && request.position >= 0 && demand != null && demand.agents() == 1) {
            WaitingLine line = lines.computeIfAbsent(demand, WaitingLine::new);
            line.add(request);
            places.put(id, new Place(line, request));
        }
    }

    void leaves(RequestId id) {
        Place left = places.remove(id);
        if (left != null) {
            left.line().remove(left.request());
            if (left.line().isEmpty()) {
                lines.remove(left.line().demand());
            }
        }
    }

    /** Before the ledger knows of the offer. */
    void offered(Event.AgentOffered event) {
        leaves(event.request());
        given(event.request(), event.agent(), false);
        held.merge(event.master(), 1, Integer::sum);
    }

    void offerEnded(Event.OfferEnded event) {
        RequestTrack request = ledger.find(event.request());
        if (request != null && request.offers.contains(event.agent())) {
            held.merge(request.master, -1, Integer::sum);
        }
    }

    /** Before the ledger knows of the reservation. */
    void reserved(Event.AgentReserved event) {
        leaves(event.request());
        given(event.request(), event.agent(), true);
        RequestTrack request = ledger.find(event.request());
        if (request == null || !request.offers.contains(event.agent())) {
            held.merge(event.master(), 1, Integer::sum);
        }
    }

    void ended(Event.ReservationEnded event) {
        held.merge(event.master(), -1, Integer::sum);
    }

    /** The request has overtaken nobody, as long as it is not given an agent again. */
    void requeued(RequestId id) {
        long position = ledger.find(id).position;
        lines.values().forEach(line -> line.isNotOvertakenBy(position));
        waits(id);
    }

    private void given(RequestId id, AgentName name, boolean reserved) {
        RequestTrack later = ledger.find(id);
        AgentTrack agent = ledger.agents.get(name);
        if (order == null || later == null || later.position < 0 || agent == null || agent.tags == null) {
            return;
        }
        boolean mayChoose = later.offers.contains(name);
        for (WaitingLine line : lines.values()) {
            if (line.isOlderThan(later.position) && line.couldUse(agent.tags, name)) {
                if (!mayChoose) {
                    judge(line, later, name);
                }
                if (reserved) {
                    line.overtaken(later.position, order.maxOvertakes());
                }
            }
        }
    }

    private void judge(WaitingLine line, RequestTrack later, AgentName agent) {
        RequestTrack first = line.first(later.position, this::mayHoldMore);
        ledger.judge.expect(
                Invariant.S11,
                first == null || line.countsAlready(later.position) || line.overtakersOf(first) < order.maxOvertakes(),
                () -> "Agent " + agent + " went to request " + later.id + ", although " + first.id
                        + " waits for one like it since before, and was overtaken " + line.overtakersOf(first)
                        + " times. The bound is " + order.maxOvertakes() + ".");
    }

    private boolean mayHoldMore(RequestTrack request) {
        Share share = order.of(request.master);
        return share.maxHeld() == Integer.MAX_VALUE
                || ledger.whole && held.getOrDefault(request.master, 0) < share.maxHeld();
    }
}
