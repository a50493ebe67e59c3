package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.timing.TimingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a request: asked, chosen for, cancelled. */
final class RequestDecider {
    private final PoolView view;
    private final long position;

    RequestDecider(PoolView view, long position) {
        this.view = view;
        this.position = position;
    }

    Step request(Command.RequestAgent command) {
        Request known = view.request(command.request());
        if (known != null) {
            return known.master().equals(command.master())
                    ? Step.answers(Answers.current(known, view))
                    : Refusals.ofRequest(
                            command.master(),
                            command.request(),
                            RefusalCode.REQUEST_ID_TAKEN,
                            "Request id " + command.request()
                                    + " is in use by another master. Ask again under a new id.");
        }
        TimingContract timing = view.policy().timing();
        Optional<String> contradiction =
                timing.problemWith(command.offerTimeout(), command.renewalTimeout(), command.idleTimeout());
        if (contradiction.isPresent()) {
            return rejected(command, RefusalCode.INVALID_VALUE, contradiction.get());
        }
        if (!command.awaitCapacity()
                && view.index().census(command.expression()).registered() == 0) {
            return rejected(
                    command,
                    RefusalCode.NO_MATCH,
                    "No registered agent matches " + command.expression()
                            + ". Check the tags with 'berth agents', or wait for one to come (--await-capacity).");
        }
        return Step.events(new Event.RequestAccepted(
                command.request(),
                command.master(),
                command.expression(),
                command.select(),
                Math.min(command.maxOffers(), view.policy().maxOffers()),
                command.maxWait(),
                timing.with(command.offerTimeout(), command.renewalTimeout(), command.idleTimeout()),
                view.policy().purposeShared() ? command.purpose() : null));
    }

    private static Step rejected(Command.RequestAgent command, RefusalCode code, String sentence) {
        return Step.events(new Event.RequestRejected(command.request(), command.master(), code, sentence));
    }

    Step reserve(Command.ReserveOffer command) {
        Request request = view.request(command.request());
        if (request == null) {
            return Refusals.unknownRequest(command.master(), command.request());
        }
        if (!request.master().equals(command.master())) {
            return Refusals.foreignRequest(command.master(), command.request());
        }
        return switch (request.status()) {
            case OFFERED -> choose(request, command);
            case RESERVED ->
                request.agent().equals(command.agent())
                        ? Step.answers(Answers.current(request, view))
                        : staleOffer(command, "it has reserved " + request.agent() + " already");
            case WAITING -> staleOffer(command, "no agent is offered to it now");
            case ENDED -> Step.answers(Answers.current(request, view));
        };
    }

    private Step choose(Request request, Command.ReserveOffer command) {
        if (!request.offered().contains(command.agent())) {
            return staleOffer(command, "that agent is not among those offered to it");
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.AgentReserved(command.agent(), request.id(), request.master(), position));
        for (AgentName other : request.offered()) {
            if (!other.equals(command.agent())) {
                events.add(new Event.OfferEnded(other, request.id(), OfferEnd.NOT_CHOSEN));
            }
        }
        return Step.events(events);
    }

    private static Step staleOffer(Command.ReserveOffer command, String because) {
        return Step.answer(Refusals.of(
                command.master(),
                command.request(),
                command.agent(),
                -1,
                RefusalCode.STALE,
                "Request " + command.request() + " cannot reserve " + command.agent() + ": " + because + "."));
    }

    Step cancel(Command.CancelRequest command) {
        Request request = view.request(command.request());
        if (request == null) {
            return Refusals.unknownRequest(command.master(), command.request());
        }
        if (!request.master().equals(command.master())) {
            return Refusals.foreignRequest(command.master(), command.request());
        }
        return switch (request.status()) {
            case WAITING -> Step.events(new Event.RequestEnded(request.id(), request.master(), Outcome.CANCELLED));
            case OFFERED -> Step.events(withdrawn(request, OfferEnd.CANCELLED, Outcome.CANCELLED));
            case RESERVED -> Step.events(Endings.of(held(request), Outcome.FREED));
            case ENDED -> Step.answers(Answers.current(request, view));
        };
    }

    private Agent held(Request request) {
        return view.agent(request.agent());
    }

    /** All of it is applied before anything reacts to it, so the request cannot be matched with what it gives up. */
    static List<Event> withdrawn(Request request, OfferEnd why, Outcome outcome) {
        List<Event> events = new ArrayList<>();
        for (AgentName agent : request.offered()) {
            events.add(new Event.OfferEnded(agent, request.id(), why));
        }
        events.add(new Event.RequestEnded(request.id(), request.master(), outcome));
        return events;
    }
}
