package io.berth.reservation.pool.decide;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A timer proposes, this disposes: nothing expires that gave a later sign of life before the timer's command in the log.
 */
final class TimerDecider {
    /** Reservations that expire within so long of each other count as one fault. The log's time. */
    private static final Duration MASS_EXPIRY = Duration.ofMinutes(1);

    private final PoolView view;
    private final Endings endings;
    private final Offers offers;
    private final long timeMs;

    TimerDecider(PoolView view, long timeMs) {
        this.view = view;
        this.endings = new Endings(view);
        this.offers = new Offers(view);
        this.timeMs = timeMs;
    }

    Step expireOffers(Command.ExpireOffers command) {
        Request request = view.request(command.request());
        boolean current =
                request != null && request.status() == RequestStatus.OFFERED && request.offeredAt() == command.sign();
        // The request ends instead of waiting on: a master that does not choose would hold agents again and again.
        return current
                ? Step.events(offers.withdrawn(request, OfferEnd.EXPIRED, Outcome.OFFER_EXPIRED))
                : Step.nothing();
    }

    Step expireRequest(Command.ExpireRequest command) {
        Request request = view.request(command.request());
        if (request == null || request.status() != RequestStatus.WAITING) {
            return Step.nothing();
        }
        return switch (command.cause()) {
            // Without a limit there is no timer, nor for one that tries once; whoever wrote the command, it was not
            // ours.
            case WAIT ->
                request.wish().isTimed() && request.position() == command.sign()
                        ? ended(request, Outcome.WAIT_EXPIRED)
                        : Step.nothing();
            case SILENCE ->
                request.lastSign() == command.sign() ? ended(request, Outcome.MASTER_SILENT) : Step.nothing();
        };
    }

    private static Step ended(Request request, Outcome outcome) {
        return Step.events(new Event.RequestEnded(request.id(), request.master(), outcome));
    }

    Step fallBack(Command.FallBack command) {
        Request request = view.request(command.request());
        boolean current = request != null
                && request.status() == RequestStatus.WAITING
                && request.askedSince() == command.sign()
                && request.alternative() + 1 < request.wish().alternatives().size();
        return current
                ? Step.events(new Event.RequestFellBack(request.id(), request.master(), next(request)))
                : Step.nothing();
    }

    /** What nothing registered could meet is not waited for while there is something that could be met. */
    private int next(Request request) {
        List<Alternative> all = request.wish().alternatives();
        for (int i = request.alternative() + 1; i < all.size(); i++) {
            if (view.index().couldEverBeMet(all.get(i).demand().without(request.except()))) {
                return i;
            }
        }
        return request.alternative() + 1;
    }

    Step expireReservation(Command.ExpireReservation command) {
        Agent agent = held(command.agent(), command.epoch());
        if (agent == null) {
            return Step.nothing();
        }
        Use use = agent.use();
        return switch (command.cause()) {
            case RENEWAL ->
                use.lastSign() == command.sign() && !use.limit().isForDebugging() ? silent(agent) : Step.nothing();
            case IDLE ->
                use.lastBusy() == command.sign() && use.ready() && !use.limit().isForDebugging()
                        ? Step.events(endings.of(agent, Outcome.IDLE_EXPIRED))
                        : Step.nothing();
            case START -> use.ready() ? Step.nothing() : Step.events(endings.startFailed(agent, Outcome.START_EXPIRED));
            case LIMIT ->
                use.limit().since() == command.sign()
                        ? Step.events(endings.of(agent, Outcome.LIMIT_EXPIRED))
                        : Step.nothing();
        };
    }

    /** So many masters do not die at a time: then something between them and the log is at fault, and passes. */
    private Step silent(Agent agent) {
        int most = view.policy().limits().expiries();
        boolean many = most > 0 && view.expiredSince(timeMs - MASS_EXPIRY.toMillis(), most);
        return many && !agent.use().spared()
                ? Step.events(
                        new Event.ReservationSpared(agent.name(), agent.use().request(), agent.epoch()))
                : Step.events(endings.of(agent, Outcome.RENEWAL_EXPIRED));
    }

    Step warn(Command.WarnHolder command) {
        Agent agent = held(command.agent(), command.epoch());
        if (agent == null) {
            return Step.nothing();
        }
        Use use = agent.use();
        boolean current = switch (command.cause()) {
            case IDLE ->
                use.lastBusy() == command.sign()
                        && use.warnedIdle() != command.sign()
                        && use.ready()
                        && !use.limit().isForDebugging();
            case LIMIT -> use.limit().since() == command.sign() && use.warnedLimit() != command.sign();
            case RENEWAL, START -> false;
        };
        return current
                ? Step.events(new Event.HolderWarned(
                        agent.name(), use.request(), agent.epoch(), command.cause(), command.left()))
                : Step.nothing();
    }

    private Agent held(AgentName name, long epoch) {
        Agent agent = view.agent(name);
        return agent != null && agent.status() == AgentStatus.RESERVED && agent.epoch() == epoch ? agent : null;
    }

    Step endLockDelay(Command.EndLockDelay command) {
        Agent agent = view.agent(command.agent());
        boolean current = agent != null && agent.status() == AgentStatus.LOCK_DELAY && agent.epoch() == command.epoch();
        return current ? Step.events(new Event.AgentCleaned(agent.name(), agent.epoch())) : Step.nothing();
    }

    Step expireCleaning(Command.ExpireCleaning command) {
        Agent agent = view.agent(command.agent());
        boolean current = agent != null && agent.status() == AgentStatus.CLEANING && agent.epoch() == command.epoch();
        return current
                ? Step.events(new Event.AgentQuarantined(
                        agent.name(), agent.epoch(), "It did not say in time that it is clean."))
                : Step.nothing();
    }

    Step endWithdrawal(Command.EndWithdrawal command) {
        Agent agent = view.agent(command.agent());
        boolean current = agent != null
                && agent.withdrawn() != null
                && agent.withdrawn().length() != null
                && agent.withdrawn().since() == command.sign();
        return current
                ? Step.events(new Event.AgentResumed(agent.name(), null, null, agent.unclean()))
                : Step.nothing();
    }

    Step endPoolHold(Command.EndPoolHold command) {
        boolean current = view.hold() != null
                && view.hold().length() != null
                && view.hold().since() == command.sign();
        return current ? Step.events(new Event.PoolReleased(null, null)) : Step.nothing();
    }

    Step forget(Command.ForgetRequests command) {
        List<RequestId> over = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (RequestId id : command.requests().stream().distinct().toList()) {
            Request request = view.request(id);
            if (request != null && request.status() == RequestStatus.ENDED) {
                if (view.index().isWitness(request)) {
                    events.add(new Event.OutcomeKept(id));
                } else {
                    over.add(id);
                }
            }
        }
        if (!over.isEmpty()) {
            events.add(new Event.RequestsForgotten(over));
        }
        return Step.events(events);
    }
}
