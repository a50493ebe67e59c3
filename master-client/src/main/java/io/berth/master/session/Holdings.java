package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one request holds: nothing, or the agents of one grant. The service tells of them one by one and in any order; here
 * they are collected, renewed, extended and given back.
 */
final class Holdings {
    private final PoolName pool;
    private final SessionTiming timing;
    private final Attempts attempts;
    private final Teller teller;
    private final Hearsay hearsay = new Hearsay();
    private final Extensions extensions;
    private boolean busy;
    private Grant grant;

    Holdings(PoolName pool, SessionTiming timing, Attempts attempts, Teller teller) {
        this.pool = pool;
        this.timing = timing;
        this.attempts = attempts;
        this.teller = teller;
        this.extensions = new Extensions(teller);
    }

    boolean isEmpty() {
        return grant == null || grant.isEmpty();
    }

    /** @return whether there is one agent, and no other */
    boolean isOne() {
        return grant != null && grant.held().size() == 1;
    }

    /** @return what is held of that agent at that epoch, or null */
    Holding at(AgentName agent, long epoch) {
        return grant == null ? null : grant.at(agent, epoch);
    }

    /** @return in the order of the needs that they meet, and then by name */
    List<Holding> inOrder() {
        return grant.inOrder();
    }

    /** @param since of earlier grants nothing is of interest */
    void hear(Answer answer, long since, long nowNanos) {
        hearsay.hear(answer, since, nowNanos);
    }

    /** @return whether the agent was given back, or taken, meanwhile */
    boolean isLate(Answer.Reserved answer) {
        return hearsay.isOver(answer.agent(), answer.epoch());
    }

    /** @return whether it is of another grant than the one that is held */
    boolean isNew(Answer.Reserved answer) {
        return grant == null || grant.epoch() != answer.epoch();
    }

    /** Holds what its grant gives, as far as it is collected. Only while nothing is held. */
    void begin(Answer.Reserved first) {
        grant = new Grant(first.epoch(), first.of());
        hearsay.forgetBefore(first.epoch());
    }

    /** @param firstNanos before which nothing was granted, if that is known */
    void collect(Answer.Reserved answer, OptionalLong firstNanos, long nowNanos) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        if (holding == null) {
            holding = new Holding(answer, busy, timing, attempts);
            if (firstNanos.isPresent()) {
                // What the service says unasked may have been under way for long: it shows nothing of when it was
                // granted.
                holding.grantedAfter(firstNanos.getAsLong(), nowNanos);
            }
            grant.add(holding);
        }
        holding.limited(answer.extensions(), answer.limit());
    }

    /** @return whether the service told of all agents of the grant, be it only that they are over */
    boolean areComplete() {
        return grant.isComplete(hearsay.over(grant.epoch()));
    }

    /** @return whether all can be relied on for long enough to tell of them */
    boolean areFresh(long nowNanos) {
        return grant.isFresh(nowNanos);
    }

    /** @return whether no renewal can make one of them valid any more */
    boolean areOverByLimit(long nowNanos) {
        return grant.held().stream().anyMatch(holding -> holding.isOverByLimit(nowNanos));
    }

    /** @return whether all were ready at one time */
    boolean areReady() {
        return grant.isReady(hearsay);
    }

    /** Whoever asked can use them now. */
    void start() {
        grant.start();
    }

    /** @return whether they were started, so that each of them ends alone */
    boolean areStarted() {
        return grant != null && grant.isStarted();
    }

    void busy(boolean now) {
        busy = now;
        if (grant != null) {
            grant.held().forEach(holding -> holding.busy(now));
        }
    }

    void extend(Duration length, String debugging) {
        extensions.ask(length, debugging);
    }

    /** Tells which extensions are answered, and begins with those that wait. */
    void settleExtensions(long nowNanos) {
        extensions.settle(grant, nowNanos);
    }

    /** Nothing is held for longer any more. */
    void dropExtensions() {
        extensions.drop();
    }

    /** @param told whether whoever asked knows of the agent */
    void renewed(Answer.Renewed answer, boolean told) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        if (!holding.isLost() && holding.renewed(answer) && told) {
            teller.renewed(holding);
        }
    }

    void extended(Answer.Extended answer, long nowNanos) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        boolean done = holding.extended(answer);
        if (!holding.isLost()) {
            teller.renewed(holding);
        }
        if (done) {
            settleExtensions(nowNanos);
        }
    }

    void extensionRefused(Answer.Refused answer, long nowNanos) {
        Holding holding = grant.at(answer.agent(), answer.epoch());
        if (holding.isBeingExtended() && holding.extensionRefused(answer.code())) {
            extensions.refused(answer);
            settleExtensions(nowNanos);
        }
    }

    void heard(Answer.Heard answer) {
        if (grant.at(answer.agent(), answer.epoch()).heard(answer.heard())) {
            teller.heard(answer);
        }
    }

    /** The service ended it, and perhaps the others with it. */
    void doubt(Answer.Refused answer, long nowNanos) {
        hearsay.doubt(answer.agent(), answer.epoch(), nowNanos);
    }

    void remove(AgentName agent) {
        grant.remove(agent);
    }

    void clear() {
        extensions.drop();
        grant = null;
    }

    /** Finds out at once which of them the service still counts as held. */
    void check() {
        grant.held().forEach(Holding::check);
    }

    /** Tells of each that cannot be relied on any more. @return whether that is so of all */
    boolean tellLosses(long nowNanos) {
        for (Holding holding : grant.held()) {
            if (!holding.isLost() && holding.nanosUntilLost(nowNanos) <= 0) {
                teller.lost(holding, holding.isLostAsIdle(nowNanos));
                holding.lose();
            }
        }
        return grant.isLost();
    }

    /** @return the nanoseconds until the next one cannot be relied on any more; only for what was told of */
    long nanosUntilLost(long nowNanos) {
        return grant.held().stream()
                .filter(holding -> !holding.isLost())
                .mapToLong(holding -> holding.nanosUntilLost(nowNanos))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Renews and extends. @return the nanoseconds until the next poll */
    long poll(long nowNanos, List<Outgoing> commands) {
        long next = Long.MAX_VALUE;
        for (Holding holding : grant.held()) {
            next = Math.min(next, holding.poll(pool, nowNanos, commands));
        }
        return next;
    }

    /** Gives all back, again and again. @return the nanoseconds until the next poll */
    long pollFree(long nowNanos, List<Outgoing> commands) {
        long next = Long.MAX_VALUE;
        for (Holding holding : grant.held()) {
            next = Math.min(next, holding.pollFree(pool, nowNanos, commands));
        }
        return next;
    }
}
