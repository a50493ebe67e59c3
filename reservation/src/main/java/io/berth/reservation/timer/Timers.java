package io.berth.reservation.timer;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.Use;
import io.berth.reservation.timer.Timer.Key;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which timers an agent, a request or a pool needs in its present state. A pure function of that state, so whoever owns
 * the pool can ask anew at any time: after each command, and for everything after a restart.
 */
public final class Timers {
    /** The kinds that {@link #of(Agent, TimingContract)} may return. */
    public static final Set<Kind> OF_AGENT = EnumSet.of(
            Kind.RENEWAL,
            Kind.IDLE,
            Kind.START,
            Kind.LIMIT,
            Kind.WARN_IDLE,
            Kind.WARN_LIMIT,
            Kind.LOCK_DELAY,
            Kind.CLEANING,
            Kind.WITHDRAWAL);

    /** The kinds that {@link #of(Request, TimingContract)} may return. */
    public static final Set<Kind> OF_REQUEST =
            EnumSet.of(Kind.OFFER, Kind.WAIT, Kind.SILENCE, Kind.FALLBACK, Kind.OUTCOME);

    /** The kinds that {@link #of(Pool)} may return. */
    public static final Set<Kind> OF_POOL = EnumSet.of(Kind.POOL_HOLD, Kind.SETTLEMENT);

    private Timers() {}

    /** The timers of the pool itself. */
    public static List<Timer> of(Pool pool) {
        List<Timer> timers = new ArrayList<>(2);
        PoolHold hold = pool.view().hold();
        if (hold != null && hold.length() != null) {
            timers.add(new Timer(
                    new Key(Kind.POOL_HOLD, ""), hold.since(), hold.length(), new Command.EndPoolHold(hold.since())));
        }
        if (!pool.isSettled()) {
            timers.add(new Timer(
                    new Key(Kind.SETTLEMENT, ""), pool.view().highestPosition(), Duration.ZERO, new Command.Settle()));
        }
        return timers;
    }

    /** @param pool the pool's timing, for what no request can change */
    public static List<Timer> of(Agent agent, TimingContract pool) {
        List<Timer> timers = new ArrayList<>(4);
        switch (agent.status()) {
            case RESERVED -> addReserved(agent, timers);
            case LOCK_DELAY ->
                timers.add(new Timer(
                        new Key(Kind.LOCK_DELAY, agent.name().value()),
                        agent.epoch(),
                        pool.lockDelay(),
                        new Command.EndLockDelay(agent.name(), agent.epoch())));
            case CLEANING ->
                timers.add(new Timer(
                        new Key(Kind.CLEANING, agent.name().value()),
                        agent.sincePosition(),
                        pool.cleaning(),
                        new Command.ExpireCleaning(agent.name(), agent.epoch())));
            case OFFLINE, AVAILABLE, OFFERED, QUARANTINED, DRAINED -> {
                // Nothing that ends by itself.
            }
        }
        if (agent.withdrawn() != null && agent.withdrawn().length() != null) {
            timers.add(new Timer(
                    new Key(Kind.WITHDRAWAL, agent.name().value()),
                    agent.withdrawn().since(),
                    agent.withdrawn().length(),
                    new Command.EndWithdrawal(agent.name(), agent.withdrawn().since())));
        }
        return timers;
    }

    private static void addReserved(Agent agent, List<Timer> timers) {
        Use use = agent.use();
        TimingContract timing = use.timing();
        if (!use.ready()) {
            timers.add(expiry(agent, Kind.START, ExpiryCause.START, agent.epoch(), timing.start()));
        }
        // A person who debugs needs neither a living master nor a job.
        if (!use.limit().isForDebugging()) {
            timers.add(expiry(agent, Kind.RENEWAL, ExpiryCause.RENEWAL, use.lastSign(), timing.renewal()));
            // Before the agent is ready no job can run.
            if (use.ready()) {
                timers.add(expiry(agent, Kind.IDLE, ExpiryCause.IDLE, use.lastBusy(), timing.idle()));
                if (use.warnedIdle() != use.lastBusy()) {
                    addWarning(timers, agent, Kind.WARN_IDLE, ExpiryCause.IDLE, use.lastBusy(), timing.idle());
                }
            }
        }
        Duration limit = use.limit().length();
        timers.add(expiry(agent, Kind.LIMIT, ExpiryCause.LIMIT, use.limit().since(), limit));
        if (use.warnedLimit() != use.limit().since()) {
            addWarning(
                    timers,
                    agent,
                    Kind.WARN_LIMIT,
                    ExpiryCause.LIMIT,
                    use.limit().since(),
                    limit);
        }
    }

    private static Timer expiry(Agent agent, Kind kind, ExpiryCause cause, long sign, Duration length) {
        return new Timer(
                new Key(kind, agent.name().value()),
                sign,
                length,
                new Command.ExpireReservation(agent.name(), agent.epoch(), sign, cause));
    }

    private static void addWarning(
            List<Timer> timers, Agent agent, Kind kind, ExpiryCause cause, long sign, Duration timeout) {
        Duration left = agent.use().timing().warningOf(timeout);
        if (!left.isZero()) {
            timers.add(new Timer(
                    new Key(kind, agent.name().value()),
                    sign,
                    timeout.minus(left),
                    new Command.WarnHolder(agent.name(), agent.epoch(), sign, cause, left)));
        }
    }

    /** @param pool the pool's timing, for what no request can change */
    public static List<Timer> of(Request request, TimingContract pool) {
        return switch (request.status()) {
            case WAITING -> ofWaiting(request);
            case OFFERED ->
                List.of(new Timer(
                        new Key(Kind.OFFER, request.id().value()),
                        request.offeredAt(),
                        request.timing().offer(),
                        new Command.ExpireOffers(request.id(), request.offeredAt())));
            case RESERVED -> List.of();
            case ENDED ->
                List.of(new Timer(
                        new Key(Kind.OUTCOME, request.id().value()),
                        request.sincePosition(),
                        pool.outcome(),
                        new Command.ForgetRequests(List.of(request.id()))));
        };
    }

    private static List<Timer> ofWaiting(Request request) {
        String id = request.id().value();
        List<Timer> timers = new ArrayList<>(3);
        timers.add(new Timer(
                new Key(Kind.SILENCE, id),
                request.lastSign(),
                request.timing().silence(),
                new Command.ExpireRequest(request.id(), request.lastSign(), WaitCause.SILENCE)));
        // Not while it is offered or reserved, so that it starts anew when the request is put back: nothing here knows
        // what passed before. The sign is one that neither asking again nor falling back changes.
        if (request.wish().isTimed()) {
            timers.add(new Timer(
                    new Key(Kind.WAIT, id),
                    request.position(),
                    request.wish().maxWait(),
                    new Command.ExpireRequest(request.id(), request.position(), WaitCause.WAIT)));
        }
        Alternative present = request.wish().alternatives().get(request.alternative());
        if (present.tryFor() != null) {
            timers.add(new Timer(
                    new Key(Kind.FALLBACK, id),
                    request.askedSince(),
                    present.tryFor(),
                    new Command.FallBack(request.id(), request.askedSince())));
        }
        return timers;
    }
}
