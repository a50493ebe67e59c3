package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.timing.TimingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What becomes of a request: asked, chosen for, declined, cancelled. */
final class RequestDecider {
    private final PoolView view;
    private final long position;
    private final Endings endings;
    private final Offers offers;
    private final Answers answers;

    /**
     * @param position the position of the command
     * @param timeMs the log's time of the command
     */
    RequestDecider(PoolView view, long position, long timeMs) {
        this.view = view;
        this.position = position;
        this.endings = new Endings(view);
        this.offers = new Offers(view);
        this.answers = new Answers(view, timeMs);
    }

    Step request(Command.RequestAgent command) {
        Request known = view.request(command.request());
        if (known == null) {
            return accepted(command);
        }
        if (!known.master().equals(command.master())) {
            return Refusals.ofRequest(
                    command.master(),
                    command.request(),
                    RefusalCode.REQUEST_ID_TAKEN,
                    "Request id " + command.request() + " is in use by another master. Ask again under a new id.");
        }
        // One that was rejected never came to stand for anything, and what it wanted is not remembered.
        if (known.wish() != null && !known.wish().asksForTheSame(command.wish())) {
            return Refusals.ofRequest(
                    command.master(),
                    command.request(),
                    RefusalCode.REQUEST_ID_TAKEN,
                    "Request id " + command.request() + " stands for another request of this master, for "
                            + known.wish().alternatives().get(0).demand()
                            + ". That one goes on as it is. Ask again under a new id.");
        }
        return known.status() == RequestStatus.WAITING
                ? Step.events(new Event.RequestHeard(known.id(), known.master()))
                : Step.answers(answers.current(known));
    }

    private Step accepted(Command.RequestAgent command) {
        TimingContract timing = view.policy().timing();
        Optional<String> contradiction = timing.problemWith(
                command.offerTimeout(), command.renewalTimeout(), command.idleTimeout(), command.holdLimit());
        if (contradiction.isPresent()) {
            return rejected(command, RefusalCode.INVALID_VALUE, contradiction.get());
        }
        Wish wish = command.wish();
        Share share = view.index().share(command.master());
        if (wish.mostAgents() > share.maxHeld()) {
            return rejected(
                    command,
                    RefusalCode.QUOTA,
                    "The request wants " + wish.mostAgents() + " agents at once; master " + command.master()
                            + " may hold " + share.maxHeld() + " in this pool. Ask for fewer.");
        }
        // Not remembered: as soon as another one is over, the same request may be asked again.
        if (view.index().waiting(command.master()) >= share.maxWaiting()) {
            return Refusals.ofRequest(
                    command.master(),
                    command.request(),
                    RefusalCode.QUOTA,
                    "Master " + command.master() + " lets " + share.maxWaiting()
                            + (share.maxWaiting() == 1 ? " request" : " requests")
                            + " wait, which is all that this pool allows it. Ask again when one of them is over.");
        }
        int first = command.awaitCapacity() ? 0 : firstPossible(wish);
        if (first < 0) {
            return rejected(command, RefusalCode.NO_MATCH, noMatch(wish));
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.RequestAccepted(
                command.request(),
                command.master(),
                wish.under(view.policy().maxOffers(), view.policy().purposeShared()),
                timing.with(
                        command.offerTimeout(), command.renewalTimeout(), command.idleTimeout(), command.holdLimit())));
        if (first > 0) {
            events.add(new Event.RequestFellBack(command.request(), command.master(), first));
        }
        return Step.events(events);
    }

    /** @return the first alternative that registered agents could meet, or -1 */
    private int firstPossible(Wish wish) {
        for (int i = 0; i < wish.alternatives().size(); i++) {
            if (view.index().couldEverBeMet(wish.alternatives().get(i).demand())) {
                return i;
            }
        }
        return -1;
    }

    private String noMatch(Wish wish) {
        Demand last = wish.alternatives().get(wish.alternatives().size() - 1).demand();
        String others = wish.alternatives().stream()
                .map(Alternative::demand)
                .filter(demand -> !demand.equals(last))
                .map(Demand::toString)
                .distinct()
                .collect(Collectors.joining("; "));
        String also = others.isEmpty() ? "" : " Nor could its other alternatives be met: " + others + ".";
        return view.index().nearestMiss(last) + also
                + " Check the tags with 'berth agents', or wait for such an agent to come (--await-capacity).";
    }

    private static Step rejected(Command.RequestAgent command, RefusalCode code, String sentence) {
        return Step.events(new Event.RequestRejected(command.request(), command.master(), code, sentence));
    }

    Step reserve(Command.ReserveOffer command) {
        return own(command.request(), command.master(), request -> switch (request.status()) {
            case OFFERED -> choose(request, command);
            case RESERVED ->
                request.holding().stream().anyMatch(held -> held.agent().equals(command.agent()))
                        ? Step.answers(answers.current(request))
                        : staleOffer(
                                command,
                                "it has reserved " + request.held().get(0).agent() + " already");
            case WAITING -> staleOffer(command, "no agent is offered to it now");
            case ENDED -> Step.answers(answers.current(request));
        });
    }

    private Step choose(Request request, Command.ReserveOffer command) {
        if (!request.offered().contains(command.agent())) {
            return staleOffer(command, "that agent is not among those offered to it");
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.AgentReserved(command.agent(), request.id(), request.master(), position, 0));
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

    Step decline(Command.DeclineOffers command) {
        return own(
                command.request(),
                command.master(),
                request -> request.status() == RequestStatus.OFFERED && request.offeredAt() == command.sign()
                        ? Step.events(offers.declined(request))
                        : Step.answers(answers.current(request)));
    }

    Step changePriority(Command.ChangePriority command) {
        return own(command.request(), command.master(), request -> {
            if (command.priority() < Wish.LOWEST_PRIORITY || command.priority() > Wish.HIGHEST_PRIORITY) {
                return Refusals.ofRequest(
                        command.master(),
                        command.request(),
                        RefusalCode.INVALID_VALUE,
                        "The priority is " + command.priority() + "; expected " + Wish.LOWEST_PRIORITY + " to "
                                + Wish.HIGHEST_PRIORITY + ". The request keeps its priority.");
            }
            if (request.status() != RequestStatus.WAITING) {
                return Step.answers(answers.current(request));
            }
            // Whoever changes its priority still wants it.
            Event heard = new Event.RequestHeard(request.id(), request.master());
            return request.wish().priority() == command.priority()
                    ? Step.events(heard)
                    : Step.events(heard, new Event.PriorityChanged(request.id(), request.master(), command.priority()));
        });
    }

    Step cancel(Command.CancelRequest command) {
        return own(
                command.request(),
                command.master(),
                request -> request.status() == RequestStatus.ENDED
                        ? Step.answers(answers.current(request))
                        : Step.events(givenUp(request, Outcome.CANCELLED, Outcome.FREED)));
    }

    /** What the master follows it is heard of; what it does not follow it has forgotten, unless that may be newer. */
    Step report(Command.ReportRequests command) {
        Set<RequestId> followed = new TreeSet<>(command.followed());
        // It heard of positions that this log has not come to: it speaks of one that is lost, and nothing is known of
        // this one.
        long knownUpTo = command.heardUpTo() > view.highestPosition() ? -1 : command.heardUpTo();
        List<Event> events = new ArrayList<>();
        List<Answer> told = new ArrayList<>();
        for (RequestId id : view.openRequests(command.master())) {
            Request request = view.request(id);
            if (!followed.contains(id) && lastSign(request) <= knownUpTo) {
                events.addAll(givenUp(request, Outcome.ABANDONED, Outcome.ABANDONED));
            } else if (followed.contains(id) && request.status() == RequestStatus.WAITING) {
                events.add(new Event.RequestHeard(id, request.master()));
            }
        }
        for (RequestId id : followed) {
            Request request = view.request(id);
            if (request == null) {
                told.addAll(Refusals.unknownRequest(command.master(), id).answers());
            } else if (!request.master().equals(command.master())) {
                told.addAll(Refusals.foreignRequest(command.master(), id).answers());
            } else if (request.status() != RequestStatus.WAITING) {
                told.addAll(answers.current(request));
            }
        }
        return new Step(events, told);
    }

    /** @return the position since which nothing shows that its master follows it */
    private long lastSign(Request request) {
        return request.status() == RequestStatus.RESERVED
                ? request.holding().stream()
                        .mapToLong(held -> view.agent(held.agent()).use().lastSign())
                        .max()
                        .orElse(request.lastPosition())
                : request.lastPosition();
    }

    private List<Event> givenUp(Request request, Outcome unheld, Outcome held) {
        return switch (request.status()) {
            case WAITING -> List.of(new Event.RequestEnded(request.id(), request.master(), unheld));
            case OFFERED -> offers.withdrawn(request, OfferEnd.CANCELLED, unheld);
            case RESERVED -> endings.ofAll(request, held);
            case ENDED -> List.of();
        };
    }

    private Step own(RequestId id, MasterName master, Function<Request, Step> decide) {
        Request request = view.request(id);
        if (request == null) {
            return Refusals.unknownRequest(master, id);
        }
        return request.master().equals(master) ? decide.apply(request) : Refusals.foreignRequest(master, id);
    }
}
