package io.berth.reservation.pool;

import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.match.MatchIndex;
import io.berth.reservation.pool.match.MatchView;
import io.berth.reservation.tag.Tag;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pool in memory. Everything that can be looked up by more than its name has an index, kept by {@link #put}. */
final class PoolState implements PoolView {
    private final Map<AgentName, Agent> agents = new HashMap<>();
    private final Map<RequestId, Request> requests = new HashMap<>();
    private final Accounts accounts = new Accounts();

    /** Only of reservations that are over: an agent that is held says itself for whom. */
    private final Map<Grant, RequestId> byGrant = new HashMap<>();

    private final Map<MasterName, Set<RequestId>> open = new HashMap<>();
    private final Shared<String> keys = new Shared<>();
    private final Shared<Tag> tags = new Shared<>();
    private final Shared<MasterName> masters = new Shared<>();
    private final Shared<Wish> wishes = new Shared<>();
    private final Shared<TimingContract> timings = new Shared<>();
    private final Expiries expiries = new Expiries();
    private final MatchIndex index = new MatchIndex(agents::get, requests::get);
    private PoolPolicy policy;
    private PoolHold hold;
    private long epochBase;
    private long highestPosition = -1;

    @Override
    public PoolPolicy policy() {
        return policy;
    }

    @Override
    public PoolHold hold() {
        return hold;
    }

    @Override
    public Agent agent(AgentName name) {
        return agents.get(name);
    }

    @Override
    public Request request(RequestId id) {
        return requests.get(id);
    }

    @Override
    public Account account(MasterName master) {
        return accounts.of(master);
    }

    @Override
    public Request requestAt(AgentName agent, long epoch) {
        Agent now = agents.get(agent);
        boolean isHeld = now != null && now.status() == AgentStatus.RESERVED && now.epoch() == epoch;
        RequestId id = isHeld ? now.use().request() : byGrant.get(new Grant(agent, epoch));
        return id == null ? null : requests.get(id);
    }

    @Override
    public Set<RequestId> openRequests(MasterName master) {
        return new TreeSet<>(open.getOrDefault(master, Set.of()));
    }

    @Override
    public boolean expiredSince(long timeMs, int atLeast) {
        return expiries.reach(atLeast, timeMs);
    }

    @Override
    public MatchView index() {
        return index;
    }

    @Override
    public long epochBase() {
        return epochBase;
    }

    @Override
    public long highestPosition() {
        return highestPosition;
    }

    Collection<Agent> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    Collection<Request> requests() {
        return Collections.unmodifiableCollection(requests.values());
    }

    Collection<Account> accounts() {
        return accounts.all();
    }

    void configure(PoolPolicy next) {
        policy = next;
        index.orderChanged(next.order());
    }

    void hold(PoolHold next) {
        hold = next;
        index.unsettle();
    }

    void reach(long position) {
        highestPosition = Math.max(highestPosition, position);
    }

    void raiseEpochBase(long base) {
        epochBase = base;
    }

    void put(Account account) {
        accounts.put(account);
        index.accountChanged(account);
    }

    /** @return the oldest account that has faded to nothing, or null */
    Account fadedAccount(long nowMs) {
        return accounts.faded(nowMs, policy.order().halfLife());
    }

    void forget(Account account) {
        accounts.remove(account.master());
        index.accountForgotten(account.master());
    }

    void put(Agent told) {
        Agent before = agents.get(told.name());
        Agent agent = before != null && before.tags() == told.tags() ? told : told.withTags(shared(told.tags()));
        agents.put(agent.name(), agent);
        index.agentChanged(before, agent);
        reach(agent.lastPosition());
    }

    void remove(AgentName name) {
        index.agentChanged(agents.remove(name), null);
    }

    void put(Request told) {
        Request request = requests.containsKey(told.id()) ? told : shared(told);
        Request before = requests.put(request.id(), request);
        index.requestChanged(before, request);
        expiries.changed(before, request);
        reach(request.lastPosition());
        if (before == null || before.held() != request.held()) {
            grantsChanged(before, request);
        }
        boolean wasOpen = before != null && before.status() != RequestStatus.ENDED;
        boolean isOpen = request.status() != RequestStatus.ENDED;
        if (isOpen && !wasOpen) {
            open.computeIfAbsent(request.master(), master -> new HashSet<>()).add(request.id());
        } else if (wasOpen && !isOpen) {
            Set<RequestId> ofMaster = open.get(request.master());
            ofMaster.remove(request.id());
            if (ofMaster.isEmpty()) {
                open.remove(request.master());
            }
        }
    }

    private TagSet shared(TagSet told) {
        TagSet known = index.shared(told);
        return known == told ? told.sharing(tag -> tags.of(tag.sharing(keys.of(tag.key())))) : known;
    }

    private Request shared(Request request) {
        return request.sharing(masters.of(request.master()), wishes.of(request.wish()), timings.of(request.timing()));
    }

    private void grantsChanged(Request before, Request after) {
        for (Held held : after.held()) {
            if (held.ended() != null) {
                byGrant.put(new Grant(held.agent(), held.epoch()), after.id());
            }
        }
        if (before != null) {
            for (Held held : before.held()) {
                if (held.ended() != null && after.held(held.agent(), held.epoch()) == null) {
                    byGrant.remove(new Grant(held.agent(), held.epoch()));
                }
            }
        }
    }

    void forget(RequestId id) {
        Request forgotten = requests.remove(id);
        index.requestChanged(forgotten, null);
        expiries.changed(forgotten, null);
        forgotten.held().forEach(held -> byGrant.remove(new Grant(held.agent(), held.epoch())));
    }

    private record Grant(AgentName agent, long epoch) {}

    /** When reservations expired for want of renewals, as far as their outcomes are remembered. */
    private static final class Expiries {
        private final TreeMap<Long, Integer> times = new TreeMap<>();

        void changed(Request before, Request after) {
            count(before, -1);
            count(after, 1);
        }

        private void count(Request request, int by) {
            if (request != null && request.outcome() == Outcome.RENEWAL_EXPIRED) {
                times.merge(request.sinceMs(), by, (left, right) -> left + right == 0 ? null : left + right);
            }
        }

        /** Counts no further than it must: in a mass expiry it is asked of each reservation. */
        boolean reach(int atLeast, long sinceMs) {
            int count = 0;
            for (int at : times.tailMap(sinceMs, true).values()) {
                count += at;
                if (count >= atLeast) {
                    return true;
                }
            }
            return false;
        }
    }
}
