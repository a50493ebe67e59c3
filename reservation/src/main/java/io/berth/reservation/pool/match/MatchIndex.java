package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.tag.TagSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Who meets whom next, without looking at every agent or every request.
 *
 * <p>Agents that nobody can tell apart form a {@link Signature}, requests that wait for the same form a {@link Line}. A
 * line stands among the contested ones while somebody waits in it and an agent for it is available, and only those are
 * looked at. So a decision costs as much as there are different demands for one kind of agent, however many agents and
 * requests there are.
 *
 * <p>A request for several agents that goes first and cannot be met yet has what it needs kept for it: agents that are
 * available and that nobody behind it gets. That is not stored and nobody is told; it follows anew, each time, from the
 * order. So two of them cannot hold against each other, and none holds anything when its turn is over.
 *
 * <p>Derived wholly from agents, requests, accounts and the policy, so it is never stored. Not thread-safe.
 */
public final class MatchIndex implements MatchView {
    private final Supplies supplies;
    private final Warm warm = new Warm();
    private final Map<Demand, Line> lines = new HashMap<>();
    private final Standings standings = new Standings();
    private final Contest contest = new Contest(standings);
    private final Overtaking overtaking;

    /** Those that wait and try once, by their positions. */
    private final TreeMap<Long, RequestId> tryingOnce = new TreeMap<>();

    /** As it was found last; null where something changed since. */
    private Optional<Match> next;

    private long rounds;

    /**
     * @param agents finds an agent as it was last told to {@link #agentChanged}
     * @param requests the same of requests
     */
    public MatchIndex(Function<AgentName, Agent> agents, Function<RequestId, Request> requests) {
        supplies = new Supplies(agents, contest);
        overtaking = new Overtaking(supplies, agents, requests, lines::values);
        overtaking.bounded(standings.order().maxOvertakes());
    }

    /** The pool serves in another order from now on. */
    public void orderChanged(Order order) {
        standings.ordered(order);
        overtaking.bounded(order.maxOvertakes());
        next = null;
    }

    /** Whatever kept anybody from being met may be over. */
    public void unsettle() {
        next = null;
    }

    /** @param account what the master had of the pool */
    public void accountChanged(Account account) {
        standings.charged(account);
        next = null;
    }

    /** What the master had is as good as nothing by now. */
    public void accountForgotten(MasterName master) {
        standings.forgetAccount(master);
        next = null;
    }

    /**
     * @param before null for a new agent
     * @param after null for an agent that is removed
     */
    public void agentChanged(Agent before, Agent after) {
        if (before != null && after != null && standsAlike(before, after)) {
            overtaking.agentChanged(after);
            return;
        }
        supplies.changed(before, after);
        warm.changed(before, after);
        overtaking.agentChanged(after);
        boolean otherTags = before != null && after != null && !before.tags().equals(after.tags());
        if (otherTags && after.status() == AgentStatus.OFFERED) {
            overtaking.offeredChanged(before, after);
        }
        next = null;
    }

    /** So it is after a renewal, which is what happens most. What else changes is not asked for here. */
    private static boolean standsAlike(Agent before, Agent after) {
        return before.status() == after.status()
                && before.status() != AgentStatus.AVAILABLE
                && before.online() == after.online()
                && before.tags().equals(after.tags())
                && before.turns().equals(after.turns())
                && Objects.equals(before.withdrawn(), after.withdrawn());
    }

    /**
     * @param before null for a new request
     * @param after null for a request that is forgotten
     */
    public void requestChanged(Request before, Request after) {
        boolean waited = before != null && before.status() == RequestStatus.WAITING;
        boolean waits = after != null && after.status() == RequestStatus.WAITING;
        MasterName master = (before == null ? after : before).master();
        Standing standing = standings.of(master);
        if (waited && waits && standsAlike(before, after)) {
            lines.get(after.demand()).replace(after, standing);
            return;
        }
        if (waited) {
            leave(before, standing);
        }
        int more = (after == null ? 0 : holds(after)) - (before == null ? 0 : holds(before));
        if (more != 0) {
            standings.change(standing, changed -> changed.holds(more));
        }
        Line line = waits ? enter(after, standing) : null;
        overtaking.requestChanged(before, after);
        if (waits) {
            overtaking.joined(line, after);
        }
        standings.forgetIfIdle(standing);
        next = null;
    }

    private static boolean standsAlike(Request before, Request after) {
        return before.wish().priority() == after.wish().priority()
                && before.demand().equals(after.demand());
    }

    /** An offer counts as what it may become, so that no choice can exceed a quota. */
    private static int holds(Request request) {
        return switch (request.status()) {
            case WAITING, ENDED -> 0;
            case OFFERED -> 1;
            case RESERVED -> request.holding().size();
        };
    }

    private Line enter(Request request, Standing standing) {
        Line line = lines.computeIfAbsent(request.demand(), this::line);
        line.add(request, standing);
        contest.refresh(line);
        standings.waits(standing, 1);
        if (request.wish().triesOnce()) {
            tryingOnce.put(request.position(), request.id());
        }
        return line;
    }

    private Line line(Demand demand) {
        List<Supply> supply =
                demand.needs().stream().map(supplies::of).distinct().toList();
        Line line = new Line(demand, List.copyOf(supply));
        supply.forEach(one -> supplies.taken(one, line));
        return line;
    }

    private void leave(Request request, Standing standing) {
        Line line = lines.get(request.demand());
        line.remove(request, standing);
        contest.refresh(line);
        standings.waits(standing, -1);
        tryingOnce.remove(request.position());
        overtaking.left(line);
        if (line.isEmpty()) {
            lines.remove(line.demand);
            line.supplies.forEach(supply -> supplies.left(supply, line));
        }
    }

    /** @return the same tags, as one object for all agents that have them: there may be many agents, and few kinds */
    public TagSet shared(TagSet tags) {
        return supplies.shared(tags);
    }

    @Override
    public Optional<Match> next() {
        if (next == null) {
            next = find();
        }
        return next;
    }

    private Optional<Match> find() {
        Turn first = contest.first();
        Optional<Match> match = first == null ? Optional.empty() : match(first, new HashSet<>());
        return first != null && match.isEmpty() ? besideKept() : match;
    }

    /** Whoever goes first cannot be met yet. */
    private Optional<Match> besideKept() {
        Set<AgentName> kept = new HashSet<>();
        for (Turn turn : contest.all()) {
            Optional<Match> match = match(turn, kept);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    /** @param kept agents that the request may not have; those that are kept for it are added */
    private Optional<Match> match(Turn turn, Set<AgentName> kept) {
        Request request = turn.request();
        Demand demand = turn.line().demand;
        Picker picker =
                new Picker(supplies, warm, request.master(), request.wish().preferences(), kept);
        if (request.wish().select() == Select.CHOOSE) {
            List<Match.Given> offers = picker
                    .best(demand.needs().get(0), request.wish().maxOffers())
                    .stream()
                    .map(agent -> new Match.Given(agent, 0))
                    .toList();
            return offers.isEmpty() ? Optional.empty() : Optional.of(new Match(request, offers));
        }
        Allocation allocation = Allocation.of(demand, picker);
        if (allocation.isComplete()) {
            return Optional.of(new Match(request, allocation.given()));
        }
        if (couldBeMet(demand, Census::serving)) {
            kept.addAll(allocation.agents());
        }
        return Optional.empty();
    }

    @Override
    public Optional<RequestId> tryingOnce() {
        return tryingOnce.isEmpty()
                ? Optional.empty()
                : Optional.of(tryingOnce.firstEntry().getValue());
    }

    @Override
    public boolean couldEverBeMet(Demand demand) {
        return couldBeMet(demand, Census::registered);
    }

    /** Enough for each set of needs together (Hall's condition), since no agent meets two of them at once. */
    private boolean couldBeMet(Demand demand, ToIntFunction<Census> count) {
        List<Need> needs = demand.needs();
        for (int set = 1; set < 1 << needs.size(); set++) {
            Need any = null;
            int wanted = 0;
            for (int need = 0; need < needs.size(); need++) {
                if ((set & 1 << need) != 0) {
                    wanted += needs.get(need).count();
                    any = any == null ? needs.get(need) : any.or(needs.get(need));
                }
            }
            if (count.applyAsInt(supplies.of(any).census()) < wanted) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int registered(Demand demand) {
        return supplies.of(demand.needs().stream().reduce(Need::or).orElseThrow())
                .census()
                .registered();
    }

    @Override
    public Census census(Need need) {
        return supplies.of(need).census();
    }

    @Override
    public String nearestMiss(Demand demand) {
        // Agents that the demand names are told apart from then on; otherwise the sentence would deny that they exist.
        demand.needs().forEach(supplies::of);
        return new NearestMiss(supplies).sentence(demand);
    }

    @Override
    public int place(Request request) {
        return lines.get(request.demand()).notBehind(request);
    }

    @Override
    public long wantedBefore(Request request, Need need) {
        return Rivals.ahead(lines.get(request.demand()), ++rounds, supplies.of(need), request);
    }

    @Override
    public int waiting(Demand demand) {
        Line line = lines.get(demand);
        return line == null ? 0 : line.waiting();
    }

    @Override
    public int held(MasterName master) {
        Standing standing = standings.get(master);
        return standing == null ? 0 : standing.held();
    }

    @Override
    public int waiting(MasterName master) {
        Standing standing = standings.get(master);
        return standing == null ? 0 : standing.waiting();
    }

    @Override
    public Share share(MasterName master) {
        return standings.order().of(master);
    }

    @Override
    public boolean isWitness(Request request) {
        return overtaking.isWitness(request);
    }
}
