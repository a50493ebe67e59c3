package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AgentReserved;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is given away, followed by the events alone: nothing while the pool is on hold, no agent that is withdrawn, and
 * what a request wants together by one command or not at all. An offer that was made before may still be chosen.
 */
final class Grants {
    private final Coverage coverage;
    private final Set<AgentName> automatic = new HashSet<>();
    private final Set<AgentName> said = new HashSet<>();
    private final Map<AgentName, RequestId> offers = new HashMap<>();
    private final Map<AgentName, String> runs = new HashMap<>();
    private final Map<RequestId, Long> places = new HashMap<>();
    private boolean onHold;

    Grants(Coverage coverage) {
        this.coverage = coverage;
    }

    /** @param view after all of the decision */
    void decided(Decision decision, PoolView view) {
        Map<RequestId, List<AgentReserved>> together = new HashMap<>();
        Set<RequestId> broken = new HashSet<>();
        for (Event event : decision.events()) {
            if (event instanceof Event.PoolHeld) {
                onHold = true;
            } else if (event instanceof Event.PoolReleased) {
                onHold = false;
            } else if (event instanceof Event.AgentOffered offered) {
                expectGiven(offered.agent(), event);
                offers.put(offered.agent(), offered.request());
            } else if (event instanceof Event.OfferEnded ended) {
                offers.remove(ended.agent());
            } else if (event instanceof AgentReserved reserved) {
                boolean chosen = reserved.request().equals(offers.remove(reserved.agent()));
                if (!chosen) {
                    expectGiven(reserved.agent(), event);
                } else if (onHold) {
                    coverage.saw(Rare.CHOSEN_WHILE_ON_HOLD);
                }
                together.computeIfAbsent(reserved.request(), unknown -> new ArrayList<>())
                        .add(reserved);
            } else if (event instanceof Event.RequestAccepted accepted) {
                places.put(accepted.request(), decision.position());
            } else if (event instanceof Event.RequestRequeued back) {
                broken.add(back.request());
                Request request = view.request(back.request());
                Long place = places.get(back.request());
                expect(request.position() == place, "whoever is put back keeps its place, which was " + place, request);
            } else {
                withdrawals(event);
            }
        }
        together.forEach((id, all) -> {
            if (!broken.contains(id)) {
                expectWhole(view.request(id), all, view);
            }
        });
    }

    private void withdrawals(Event event) {
        if (event instanceof Event.AgentWithdrawn withdrawn) {
            said.add(withdrawn.agent());
        } else if (event instanceof Event.AgentQuarantined quarantined) {
            automatic.add(quarantined.agent());
        } else if (event instanceof Event.AgentResumed || event instanceof Event.AgentRemoved) {
            said.remove(event.agent());
            automatic.remove(event.agent());
        } else if (event instanceof Event.AgentRegistered registered) {
            // Its next run may have been mended; what an operator said of it stays.
            String before = runs.put(registered.agent(), registered.incarnation());
            if (!registered.incarnation().equals(before)) {
                automatic.remove(registered.agent());
            }
        }
    }

    private void expectGiven(AgentName agent, Event event) {
        if (onHold) {
            throw new BrokenInvariant("HOLD", "The pool is on hold, but it gave away: " + event + ".");
        }
        if (said.contains(agent) || automatic.contains(agent)) {
            throw new BrokenInvariant("WITHDRAWN", "Agent " + agent + " is withdrawn, but it was given away: " + event);
        }
    }

    private void expectWhole(Request request, List<AgentReserved> all, PoolView view) {
        int[] met = new int[request.demand().needs().size()];
        for (AgentReserved one : all) {
            Agent agent = view.agent(one.agent());
            boolean fits = one.need() < met.length
                    && Matching.fits(request.demand().needs().get(one.need()), agent);
            expect(fits, "what is reserved matches the need that it is for", one);
            met[one.need()]++;
        }
        for (int i = 0; i < met.length; i++) {
            expect(
                    met[i] == request.demand().needs().get(i).count(),
                    "what is wanted together is reserved by one command, never a part of it",
                    all);
        }
        if (all.size() > 1) {
            coverage.saw(Rare.GROUP_RESERVED);
        }
    }

    private static void expect(boolean holds, String what, Object about) {
        if (!holds) {
            throw new BrokenInvariant("GROUP", "Expected that " + what + ": " + about + ".");
        }
    }
}
