package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Withdrawn;
import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;

/** How many agents there are, in which state, and how long they are held: what a person wants to know who waits for one. */
public final class Census {
    /** Fewer turns than this, seen on one agent, say nothing about the next one. */
    private static final int TURNS_TO_TELL = 3;

    private final int[] byStatus = new int[AgentStatus.values().length];

    /** Those of them that are heard, and not withdrawn. */
    private final int[] undisturbed = new int[AgentStatus.values().length];

    private int registered;
    private int lost;
    private int draining;
    private int observed;
    private int held;
    private long heldSinceSumMs;
    private final TreeMap<String, Integer> withdrawn = new TreeMap<>();
    private long meanSumMs;
    private long deviationSumMs;

    /**
     * @param before null for an agent that is counted from now on
     * @param after null for an agent that is not counted any more
     */
    void changed(Agent before, Agent after) {
        if (before != null) {
            count(before, -1);
        }
        if (after != null) {
            count(after, 1);
        }
    }

    private void count(Agent agent, int by) {
        byStatus[agent.status().ordinal()] += by;
        registered += by;
        if (!agent.online() && isInUse(agent.status())) {
            lost += by;
        }
        if (agent.online() && agent.withdrawn() != null && isInUse(agent.status())) {
            draining += by;
        }
        if (agent.online() && agent.withdrawn() == null) {
            undisturbed[agent.status().ordinal()] += by;
        }
        if (agent.online() && agent.withdrawn() == null && agent.status() == AgentStatus.RESERVED) {
            held += by;
            heldSinceSumMs += by * agent.sinceMs();
        }
        if (agent.withdrawn() != null) {
            note(why(agent.withdrawn()), by);
        }
        if (agent.turns().count() >= TURNS_TO_TELL) {
            observed += by;
            meanSumMs += by * agent.turns().meanMs();
            deviationSumMs += by * agent.turns().deviationMs();
        }
    }

    private void note(String why, int by) {
        withdrawn.merge(why, by, (left, right) -> left + right == 0 ? null : left + right);
    }

    private static String why(Withdrawn withdrawal) {
        return Until.text(withdrawal.reason(), withdrawal.sinceMs(), withdrawal.length());
    }

    private static boolean isInUse(AgentStatus status) {
        return switch (status) {
            case OFFERED, RESERVED, CLEANING, LOCK_DELAY -> true;
            case OFFLINE, AVAILABLE, QUARANTINED, DRAINED -> false;
        };
    }

    void addAll(Census other) {
        registered += other.registered;
        lost += other.lost;
        draining += other.draining;
        observed += other.observed;
        held += other.held;
        heldSinceSumMs += other.heldSinceSumMs;
        meanSumMs += other.meanSumMs;
        deviationSumMs += other.deviationSumMs;
        other.withdrawn.forEach(this::note);
        for (int i = 0; i < byStatus.length; i++) {
            byStatus[i] += other.byStatus[i];
            undisturbed[i] += other.undisturbed[i];
        }
    }

    /** @return how many agents are registered, whatever their state */
    public int registered() {
        return registered;
    }

    public int of(AgentStatus status) {
        return byStatus[status.ordinal()];
    }

    /** @return how many of that state serve the queue, now or when their turn is over: neither lost nor draining */
    public int serving(AgentStatus status) {
        return status == AgentStatus.AVAILABLE || isInUse(status) ? undisturbed[status.ordinal()] : 0;
    }

    /** @return how many serve somebody, or clean up, and are not heard of */
    public int lost() {
        return lost;
    }

    /** @return how many still serve somebody, are heard, and get no more work after that */
    public int draining() {
        return draining;
    }

    /** @return why agents get no more work, and until when where that was said; in order, unmodifiable */
    public Set<String> reasons() {
        return Collections.unmodifiableSet(withdrawn.keySet());
    }

    /** @return how many serve the queue, now or when their turn is over: those that are heard and not withdrawn */
    public int serving() {
        int serving = 0;
        for (AgentStatus status : AgentStatus.values()) {
            serving += serving(status);
        }
        return serving;
    }

    /** @return how long a turn takes on average, milliseconds; -1 where too little was seen */
    public long meanTurnMs() {
        return observed == 0 ? -1 : meanSumMs / observed;
    }

    /**
     * @param nowMs the log's time, milliseconds since 1970
     * @return for how long those that serve the queue and are held now are held on average, milliseconds; 0 for none of them
     */
    public long meanHeldMs(long nowMs) {
        return held == 0 ? 0 : Math.max(0, nowMs - heldSinceSumMs / held);
    }

    /** @return by how much turns differ from that on average; -1 where too little was seen */
    public long turnDeviationMs() {
        return observed == 0 ? -1 : deviationSumMs / observed;
    }
}
