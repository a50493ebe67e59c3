package io.berth.reservation.timer;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Request;
import io.berth.reservation.timer.Timer.Key;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which timers an agent or a request needs in its present state. A pure function of that state, so whoever owns the
 * pool can ask anew at any time: after each command, and for everything after a restart.
 */
public final class Timers {
    /** The kinds that {@link #of(Agent, TimingContract)} may return. */
    public static final Set<Kind> OF_AGENT = EnumSet.of(Kind.RENEWAL, Kind.IDLE, Kind.START, Kind.LOCK_DELAY);

    /** The kinds that {@link #of(Request, TimingContract)} may return. */
    public static final Set<Kind> OF_REQUEST = EnumSet.of(Kind.OFFER, Kind.WAIT, Kind.OUTCOME);

    private Timers() {}

    /** @param pool the pool's timing, for what no request can change */
    public static List<Timer> of(Agent agent, TimingContract pool) {
        return switch (agent.status()) {
            case RESERVED -> ofReserved(agent);
            case LOCK_DELAY ->
                List.of(new Timer(
                        new Key(Kind.LOCK_DELAY, agent.name().value()),
                        agent.epoch(),
                        pool.lockDelay(),
                        new Command.EndLockDelay(agent.name(), agent.epoch())));
            case OFFLINE, AVAILABLE, OFFERED, CLEANING, QUARANTINED -> List.of();
        };
    }

    private static List<Timer> ofReserved(Agent agent) {
        Agent.Use use = agent.use();
        List<Timer> timers = new ArrayList<>(3);
        timers.add(expiry(
                agent,
                Kind.RENEWAL,
                ExpiryCause.RENEWAL,
                use.lastSign(),
                use.timing().renewal()));
        timers.add(expiry(
                agent, Kind.IDLE, ExpiryCause.IDLE, use.lastBusy(), use.timing().idle()));
        if (!use.ready()) {
            timers.add(expiry(
                    agent,
                    Kind.START,
                    ExpiryCause.START,
                    agent.epoch(),
                    use.timing().start()));
        }
        return timers;
    }

    private static Timer expiry(Agent agent, Kind kind, ExpiryCause cause, long sign, Duration length) {
        return new Timer(
                new Key(kind, agent.name().value()),
                sign,
                length,
                new Command.ExpireReservation(agent.name(), agent.epoch(), sign, cause));
    }

    /** @param pool the pool's timing, for what no request can change */
    public static List<Timer> of(Request request, TimingContract pool) {
        String id = request.id().value();
        return switch (request.status()) {
            case WAITING ->
                request.maxWait() == null
                        ? List.of()
                        : List.of(new Timer(
                                new Key(Kind.WAIT, id),
                                request.position(),
                                request.maxWait(),
                                new Command.ExpireRequest(request.id(), request.position())));
            case OFFERED ->
                List.of(new Timer(
                        new Key(Kind.OFFER, id),
                        request.offeredAt(),
                        request.timing().offer(),
                        new Command.ExpireOffers(request.id(), request.offeredAt())));
            case RESERVED -> List.of();
            case ENDED ->
                List.of(new Timer(
                        new Key(Kind.OUTCOME, id),
                        request.sincePosition(),
                        pool.outcome(),
                        new Command.ForgetRequests(List.of(request.id()))));
        };
    }
}
