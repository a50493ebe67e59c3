package io.berth.reservation.pool.walk;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is met next, by the rules and by looking at everything: no index, nothing remembered.
 *
 * <p>Waiting requests whose masters may hold more come in this order: those that were overtaken as often as may be, by
 * age; then the others by priority, by what their masters hold, by what these had lately (both for each unit of weight),
 * and by age. Of those that wait for the same only the first has a turn. Whoever has a turn takes what it needs of what
 * is available and not kept, or, if it wants several and agents in service could meet it, has what there is kept for it.
 */
final class BruteForce {
    /** Usage that differs by less than this share is the same: the pool compares logarithms. */
    private static final double ROUNDING = 1e-9;

    private final Collection<Agent> agents;
    private final Collection<Request> requests;
    private final Map<MasterName, Double> usage = new HashMap<>();
    private final Order order;
    private final Situations situations;

    private BruteForce(Pool pool, Situations situations) {
        this.agents = pool.agents();
        this.requests = pool.requests();
        this.order = pool.view().policy().order();
        this.situations = situations;
        long now = pool.accounts().stream().mapToLong(Account::asOfMs).max().orElse(0);
        for (Account account : pool.accounts()) {
            double halves = (double) (now - account.asOfMs()) / order.halfLife().toMillis();
            usage.put(account.master(), account.seconds() * Math.pow(0.5, halves));
        }
    }

    /** @param pool one that is configured */
    static BruteForce of(Pool pool, Situations situations) {
        return new BruteForce(pool, situations);
    }

    /**
     * A request and what it is given.
     *
     * @param given in the order of the needs, the best first
     * @param kept what it could not get, because that was kept for others
     */
    record Meeting(Request request, List<Allotment.Share> given, Set<AgentName> kept) {}

    /** @return empty where nobody can be met; then every available agent is wanted by nobody, or kept */
    Optional<Meeting> next() {
        List<Request> turns = turns();
        Set<AgentName> kept = new HashSet<>();
        for (Request request : turns) {
            Demand demand = request.demand();
            Choice choice = new Choice(request, available(kept));
            if (request.wish().select() == Select.CHOOSE) {
                List<Agent> offers = choice.best(demand.needs().get(0)).stream()
                        .limit(request.wish().maxOffers())
                        .toList();
                if (!offers.isEmpty()) {
                    situations.met(request, offers, choice, this);
                    return Optional.of(new Meeting(
                            request,
                            offers.stream()
                                    .map(agent -> new Allotment.Share(agent, 0))
                                    .toList(),
                            kept));
                }
            } else {
                Allotment allotment = Allotment.of(demand, choice::best);
                if (allotment.isComplete()) {
                    situations.met(
                            request,
                            allotment.shares().stream()
                                    .map(Allotment.Share::agent)
                                    .toList(),
                            choice,
                            this);
                    situations.met(request, allotment);
                    return Optional.of(new Meeting(request, allotment.shares(), kept));
                }
                if (canBeMet(demand, BruteForce::serves)) {
                    allotment.shares().forEach(share -> kept.add(share.agent().name()));
                    situations.kept(request, allotment);
                } else {
                    situations.keptNothing(request, allotment);
                }
            }
            if (!kept.isEmpty()) {
                situations.withheld(request, new Choice(request, available(Set.of())), choice);
            }
        }
        situations.nobody(this);
        return Optional.empty();
    }

    private List<Request> turns() {
        Set<Demand> seen = new HashSet<>();
        return waiting()
                .filter(this::isEligible)
                .sorted(this::compare)
                .filter(request -> seen.add(request.demand()))
                .toList();
    }

    Stream<Request> waiting() {
        return requests.stream().filter(request -> request.status() == RequestStatus.WAITING);
    }

    /** @return whether its master may hold what it asks for */
    boolean isEligible(Request request) {
        return held(request.master()) + request.demand().agents()
                <= order.of(request.master()).maxHeld();
    }

    /** @return whether it was overtaken as often as may be */
    boolean isDue(Request request) {
        return overtakers(request) >= order.maxOvertakes();
    }

    private int compare(Request left, Request right) {
        boolean due = isDue(left);
        if (due != isDue(right)) {
            return due ? -1 : 1;
        }
        int byRank = due ? 0 : rank(left, right);
        return byRank != 0 ? byRank : Long.compare(left.position(), right.position());
    }

    /** @return which of them goes first where neither has to, and age is not looked at */
    int rank(Request left, Request right) {
        if (left.wish().priority() != right.wish().priority()) {
            return right.wish().priority() - left.wish().priority();
        }
        int byHeld = heldForWeight(left, right);
        return byHeld != 0 ? byHeld : usageForWeight(left, right);
    }

    int heldForWeight(Request left, Request right) {
        return Integer.compare(
                held(left.master()) * weight(right.master()), held(right.master()) * weight(left.master()));
    }

    private int usageForWeight(Request left, Request right) {
        double mine = usage.getOrDefault(left.master(), 0.0) / weight(left.master());
        double theirs = usage.getOrDefault(right.master(), 0.0) / weight(right.master());
        return Math.abs(mine - theirs) <= ROUNDING * Math.max(mine, theirs) ? 0 : Double.compare(mine, theirs);
    }

    private int weight(MasterName master) {
        return order.of(master).weight();
    }

    /** An offer counts as what it may become. */
    int held(MasterName master) {
        return requests.stream()
                .filter(request -> request.master().equals(master))
                .mapToInt(request -> switch (request.status()) {
                    case OFFERED -> 1;
                    case RESERVED -> request.holding().size();
                    case WAITING, ENDED -> 0;
                })
                .sum();
    }

    /** @return how many later requests were given, or offered, an agent that this one could have had */
    int overtakers(Request request) {
        return (int) requests.stream()
                .filter(later -> later.position() > request.position() && hasWhatSuits(request.demand(), later))
                .count();
    }

    /** @return whether the later request was given an agent that meets a need of the demand, or may choose one */
    boolean hasWhatSuits(Demand demand, Request later) {
        return switch (later.status()) {
            case WAITING -> false;
            case OFFERED ->
                agents.stream()
                        .filter(agent -> later.offered().contains(agent.name()))
                        .anyMatch(agent -> suits(demand, agent.name(), agent.tags()));
            case RESERVED, ENDED -> later.held().stream().anyMatch(held -> suits(demand, held.agent(), held.tags()));
        };
    }

    private static boolean suits(Demand demand, AgentName agent, TagSet tags) {
        return demand.needs().stream().anyMatch(need -> need.matches(tags, agent.value()));
    }

    List<Agent> available(Set<AgentName> kept) {
        return agents.stream()
                .filter(agent -> agent.status() == AgentStatus.AVAILABLE && !kept.contains(agent.name()))
                .sorted(Comparator.comparing(Agent::name))
                .toList();
    }

    /** @return whether the request, were it the only one, could be met now */
    boolean couldBeMetNow(Request request) {
        return couldBeMetNow(request, Set.of());
    }

    boolean couldBeMetNow(Request request, Set<AgentName> kept) {
        return canBeMet(
                request.demand(), agent -> agent.status() == AgentStatus.AVAILABLE && !kept.contains(agent.name()));
    }

    private static boolean serves(Agent agent) {
        boolean inService = switch (agent.status()) {
            case AVAILABLE, OFFERED, RESERVED, CLEANING, LOCK_DELAY -> true;
            case OFFLINE, QUARANTINED, DRAINED -> false;
        };
        return inService && agent.online() && agent.withdrawn() == null;
    }

    /** Each set of needs finds as many agents as it wants together (Hall's condition). */
    private boolean canBeMet(Demand demand, Predicate<Agent> counted) {
        List<Need> needs = demand.needs();
        for (int set = 1; set < 1 << needs.size(); set++) {
            int wanted = 0;
            Set<AgentName> found = new HashSet<>();
            for (int i = 0; i < needs.size(); i++) {
                if ((set & 1 << i) != 0) {
                    Need need = needs.get(i);
                    wanted += need.count();
                    agents.stream()
                            .filter(counted)
                            .filter(agent ->
                                    need.matches(agent.tags(), agent.name().value()))
                            .forEach(agent -> found.add(agent.name()));
                }
            }
            if (found.size() < wanted) {
                return false;
            }
        }
        return true;
    }
}
