package io.berth.master.session;

import io.berth.reservation.name.AgentName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The agents that a request was given together, as far as the service told of them and they are not over. */
final class Grant {
    private final long epoch;
    private final int of;
    private final Map<AgentName, Holding> held = new TreeMap<>();
    private boolean started;

    /** @param of how many agents were given, those that are over meanwhile included */
    Grant(long epoch, int of) {
        this.epoch = epoch;
        this.of = of;
    }

    long epoch() {
        return epoch;
    }

    void add(Holding holding) {
        held.put(holding.agent(), holding);
    }

    void remove(AgentName agent) {
        held.remove(agent);
    }

    /** @return what is held of that agent at that epoch, or null */
    Holding at(AgentName agent, long askedEpoch) {
        return askedEpoch == epoch ? held.get(agent) : null;
    }

    Collection<Holding> held() {
        return held.values();
    }

    /** @return in the order of the needs that they meet, and then by name */
    List<Holding> inOrder() {
        return held.values().stream()
                .sorted(Comparator.comparingInt(holding -> holding.grant().need()))
                .toList();
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** @param over how many of its agents are over */
    boolean isComplete(int over) {
        return held.size() + over >= of;
    }

    /** @return whether all of it can be relied on for long enough to tell of it */
    boolean isFresh(long nowNanos) {
        return !held.isEmpty() && held.values().stream().allMatch(holding -> holding.isFresh(nowNanos));
    }

    /** Whoever asked can use all of it. */
    void start() {
        started = true;
        held.values().forEach(Holding::started);
    }

    boolean isStarted() {
        return started;
    }

    /** @return whether nothing that it holds can be relied on */
    boolean isLost() {
        return held.values().stream().allMatch(Holding::isLost);
    }

    /**
     * @return whether all of it was ready at one time, after which nothing gives it up as a whole. A renewal that was sent
     *     after the doubt, and counted, shows that the grant outlived the agent that is over
     */
    boolean isReady(Hearsay hearsay) {
        List<Long> doubts = hearsay.doubts(epoch);
        return held.values().stream()
                .filter(holding -> !holding.isLost())
                .allMatch(holding -> hearsay.isReady(holding.agent(), epoch)
                        && doubts.stream().allMatch(holding::isRenewedSince));
    }
}
