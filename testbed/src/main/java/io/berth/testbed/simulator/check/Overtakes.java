package io.berth.testbed.simulator.check;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * S11: no request is overtaken more often than the pool's bound. Counted from the events, one request at a time, as
 * docs/order.md puts it in words: it was overtaken by a later one that was given, or offered, an agent that it could have
 * used as well by its present alternative, unless that one gave it up before it used it.
 */
final class Overtakes {
    private final Coverage coverage;
    private final Map<AgentName, TagSet> tags = new HashMap<>();
    private final Map<RequestId, Life> lives = new LinkedHashMap<>();
    /** In the present decision. An offer that is chosen was given before. */
    private final Map<AgentName, Life> givenNow = new LinkedHashMap<>();

    /** Of them those that a group could use which was due by then. */
    private final Map<Life, Set<AgentName>> takenFrom = new LinkedHashMap<>();

    private Order order = Order.DEFAULT;

    /** One request, from the first word to the last; its id may be used again after that. */
    private static final class Life {
        final MasterName master;
        final Wish wish;
        final long place;
        final List<AgentName> except = new ArrayList<>();
        final Set<Life> overtakers = new LinkedHashSet<>();
        final Map<AgentName, TagSet> given = new HashMap<>();
        final Set<AgentName> holds = new LinkedHashSet<>();
        int alternative;
        boolean waits = true;
        boolean offered;

        Life(MasterName master, Wish wish, long place) {
            this.master = master;
            this.wish = wish;
            this.place = place;
        }

        Demand demand() {
            return wish.alternatives().get(alternative).demand().without(except);
        }

        boolean couldUse(AgentName agent, TagSet tagged) {
            return demand().needs().stream().anyMatch(need -> need.matches(tagged, agent.value()));
        }

        int held() {
            return offered ? 1 : holds.size();
        }

        List<Life> counted() {
            return overtakers.stream()
                    .filter(by -> by.given.entrySet().stream().anyMatch(one -> couldUse(one.getKey(), one.getValue())))
                    .toList();
        }
    }

    Overtakes(Coverage coverage) {
        this.coverage = coverage;
    }

    /** @param pool after all of the decision */
    void decided(Decision decision, Pool pool) {
        givenNow.clear();
        takenFrom.clear();
        decision.events().forEach(event -> happened(event, decision.position()));
        takenFrom.forEach((group, agents) -> expectKept(group, agents, pool));
    }

    private void happened(Event event, long position) {
        if (event instanceof Event.PoolConfigured configured) {
            // What was not needed for the bound that was, nobody has to remember.
            lives.values().forEach(life -> keepLatest(life, order.maxOvertakes()));
            order = configured.policy().order();
        } else if (event instanceof Event.AgentRegistered registered) {
            tags.put(registered.agent(), registered.tags());
            lives.values().stream()
                    .filter(life -> life.offered && life.holds.contains(registered.agent()))
                    .forEach(life -> life.given.put(registered.agent(), registered.tags()));
        } else if (event instanceof Event.RequestAccepted accepted) {
            lives.put(accepted.request(), new Life(accepted.master(), accepted.wish(), position));
        } else if (event instanceof Event.RequestsForgotten forgotten) {
            forgotten.requests().forEach(lives::remove);
        } else if (event.request() != null && lives.containsKey(event.request())) {
            befell(lives.get(event.request()), event);
        }
    }

    private void befell(Life life, Event event) {
        if (event instanceof Event.RequestFellBack fell) {
            life.alternative = fell.alternative();
        } else if (event instanceof Event.AgentOffered) {
            given(life, event.agent());
            life.offered = true;
        } else if (event instanceof Event.AgentReserved) {
            boolean chosen = life.offered && life.holds.contains(event.agent());
            if (chosen) {
                life.offered = false;
                life.holds.clear();
                life.holds.add(event.agent());
            } else {
                given(life, event.agent());
            }
        } else if (event instanceof Event.OfferEnded) {
            life.given.remove(event.agent());
            life.holds.remove(event.agent());
            life.offered &= !life.holds.isEmpty();
        } else if (event instanceof Event.ReservationEnded) {
            life.holds.remove(event.agent());
        } else if (event instanceof Event.RequestRequeued back) {
            life.except.addAll(back.except());
            life.waits = true;
            life.given.clear();
            lives.values().forEach(other -> other.overtakers.remove(life));
        } else if (event instanceof Event.RequestEnded) {
            life.waits = false;
        }
    }

    /** Checked before it is counted, where it is the first that it is given. */
    private void given(Life by, AgentName agent) {
        TagSet tagged = tags.get(agent);
        for (Life life : lives.values()) {
            boolean passed = life != by && life.waits && life.place < by.place && life.couldUse(agent, tagged);
            if (passed && !life.overtakers.contains(by)) {
                boolean due = isDue(life) && mayHave(life);
                if (due && life.demand().agents() > 1) {
                    takenFrom
                            .computeIfAbsent(life, unknown -> new LinkedHashSet<>())
                            .add(agent);
                } else if (due) {
                    throw new BrokenInvariant(
                            "S11",
                            "The request of " + life.master + " at place " + life.place + " was overtaken "
                                    + order.maxOvertakes() + " times, which is all that may be, and now the one of "
                                    + by.master + " at place " + by.place + " is given agent " + agent + ".");
                }
                life.overtakers.add(by);
                keepLatest(life, Math.max(1, order.maxOvertakes()));
                if (isDue(life)) {
                    coverage.saw(Rare.OVERTAKEN_TO_THE_BOUND);
                }
            }
        }
        if (by.waits && order.maxOvertakes() > 0 && isDue(by)) {
            coverage.saw(Rare.SERVED_WHEN_DUE);
        }
        by.waits = false;
        givenNow.put(agent, by);
        by.given.put(agent, tagged);
        by.holds.add(agent);
    }

    private static void keepLatest(Life life, int most) {
        life.overtakers.stream()
                .sorted(Comparator.comparingLong((Life by) -> by.place).reversed())
                .skip(most)
                .toList()
                .forEach(life.overtakers::remove);
    }

    private boolean isDue(Life life) {
        return life.counted().size() >= order.maxOvertakes();
    }

    private boolean mayHave(Life life) {
        int held = lives.values().stream()
                .filter(other -> other.master.equals(life.master))
                .mapToInt(Life::held)
                .sum();
        return held + life.demand().agents() <= (long) order.of(life.master).maxHeld();
    }

    /** A group that is due and that the agents in service could meet loses nothing that it needs to one that came later. */
    private void expectKept(Life group, Set<AgentName> taken, Pool pool) {
        // One that is older still may have been given agents after the later one was: then it is not known what was
        // needed.
        boolean clear =
                group.waits && mayHave(group) && givenNow.values().stream().allMatch(by -> by.place > group.place);
        if (!clear || !Matching.isMet(group.demand(), inService(pool))) {
            return;
        }
        List<Agent> free = pool.agents().stream()
                .filter(agent -> agent.status() == AgentStatus.AVAILABLE)
                .toList();
        List<Agent> before = new ArrayList<>(free);
        taken.stream()
                .map(pool.view()::agent)
                .filter(agent -> !free.contains(agent))
                .forEach(before::add);
        if (Matching.most(group.demand(), before) > Matching.most(group.demand(), free)) {
            throw new BrokenInvariant(
                    "S11",
                    "The group of " + group.master + " at place " + group.place
                            + " was overtaken as often as may be, and agents that it needs were given to others: "
                            + taken + ".");
        }
    }

    static List<Agent> inService(Pool pool) {
        return pool.agents().stream().filter(Overtakes::isInService).toList();
    }

    private static boolean isInService(Agent agent) {
        boolean serves = switch (agent.status()) {
            case AVAILABLE, OFFERED, RESERVED, CLEANING, LOCK_DELAY -> true;
            case OFFLINE, QUARANTINED, DRAINED -> false;
        };
        return serves && agent.online() && agent.withdrawn() == null;
    }
}
