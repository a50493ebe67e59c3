package io.berth.reservation.pool.decide;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.List;

/**
 * A timer proposes, this disposes: nothing expires that gave a later sign of life before the timer's command in the log.
 */
final class TimerDecider {
    private final PoolView view;

    TimerDecider(PoolView view) {
        this.view = view;
    }

    Step expireOffers(Command.ExpireOffers command) {
        Request request = view.request(command.request());
        boolean current =
                request != null && request.status() == RequestStatus.OFFERED && request.offeredAt() == command.sign();
        // The request ends instead of waiting on: a master that does not choose would hold agents again and again.
        return current
                ? Step.events(RequestDecider.withdrawn(request, OfferEnd.EXPIRED, Outcome.OFFER_EXPIRED))
                : Step.nothing();
    }

    Step expireRequest(Command.ExpireRequest command) {
        Request request = view.request(command.request());
        // Without a limit there is no timer; whoever wrote the command, it was not ours.
        boolean current = request != null
                && request.status() == RequestStatus.WAITING
                && request.maxWait() != null
                && request.position() == command.sign();
        return current
                ? Step.events(new Event.RequestEnded(request.id(), request.master(), Outcome.WAIT_EXPIRED))
                : Step.nothing();
    }

    Step expireReservation(Command.ExpireReservation command) {
        Agent agent = view.agent(command.agent());
        if (agent == null || agent.status() != AgentStatus.RESERVED || agent.epoch() != command.epoch()) {
            return Step.nothing();
        }
        return switch (command.cause()) {
            case RENEWAL -> endIf(agent.use().lastSign() == command.sign(), agent, Outcome.RENEWAL_EXPIRED);
            case IDLE -> endIf(agent.use().lastBusy() == command.sign(), agent, Outcome.IDLE_EXPIRED);
            case START -> endIf(!agent.use().ready(), agent, Outcome.START_EXPIRED);
        };
    }

    private static Step endIf(boolean noLaterSign, Agent agent, Outcome reason) {
        return noLaterSign ? Step.events(Endings.of(agent, reason)) : Step.nothing();
    }

    Step endLockDelay(Command.EndLockDelay command) {
        Agent agent = view.agent(command.agent());
        boolean current = agent != null && agent.status() == AgentStatus.LOCK_DELAY && agent.epoch() == command.epoch();
        return current ? Step.events(new Event.AgentCleaned(agent.name(), agent.epoch())) : Step.nothing();
    }

    Step forget(Command.ForgetRequests command) {
        List<RequestId> over = command.requests().stream()
                .distinct()
                .filter(id -> view.request(id) != null && view.request(id).status() == RequestStatus.ENDED)
                .toList();
        return over.isEmpty() ? Step.nothing() : Step.events(new Event.RequestsForgotten(over));
    }
}
