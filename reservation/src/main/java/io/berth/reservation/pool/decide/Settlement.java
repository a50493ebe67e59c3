package io.berth.reservation.pool.decide;

import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.match.Match;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows once a command was decided: whoever goes first and can be met is met, one after the other, until nobody
 * can. This is where the queue moves.
 */
public final class Settlement {
    private Settlement() {}

    /**
     * @param happened what happened since the command, all applied
     * @return what follows, not applied yet; empty where nothing does
     */
    public static List<Event> next(List<Event> happened, PoolView view, long position) {
        if (view.policy() == null) {
            return List.of();
        }
        Optional<Match> match = view.hold() == null ? view.index().next() : Optional.empty();
        return match.map(found -> met(found, position))
                .orElseGet(() -> happened.stream()
                        .map(Event::request)
                        .flatMap(id -> triedInVain(id, view))
                        .findFirst()
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static List<Event> met(Match match, long position) {
        Request request = match.request();
        return match.agents().stream()
                .map(given -> request.wish().select() == Select.FIRST
                        ? new Event.AgentReserved(given.agent(), request.id(), request.master(), position, given.need())
                        : (Event) new Event.AgentOffered(given.agent(), request.id(), request.master()))
                .toList();
    }

    private static Stream<Event> triedInVain(RequestId id, PoolView view) {
        Request request = id == null ? null : view.request(id);
        return request != null
                        && request.status() == RequestStatus.WAITING
                        && request.wish().triesOnce()
                ? Stream.of(new Event.RequestEnded(id, request.master(), Outcome.UNAVAILABLE))
                : Stream.empty();
    }
}
