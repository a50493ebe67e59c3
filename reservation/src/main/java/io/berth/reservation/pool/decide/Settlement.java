package io.berth.reservation.pool.decide;

import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.match.Match;
import java.util.List;
import java.util.Optional;

/**
 * What follows once a command was decided: whoever goes first and can be met is met, one after the other, until nobody
 * can; then those that try once are over, the oldest first. This is where the queue moves.
 *
 * <p>It looks at the state alone, and not at what the command did: one command may leave it half done, and any other goes
 * on with it.
 */
public final class Settlement {
    private Settlement() {}

    /** @return what follows, not applied yet; empty where nothing does */
    public static List<Event> next(PoolView view, long position) {
        return match(view)
                .map(found -> met(found, position))
                .or(() -> view.index().tryingOnce().map(id -> triedInVain(view.request(id))))
                .orElse(List.of());
    }

    /** @return whether nothing follows */
    public static boolean isSettled(PoolView view) {
        return match(view).isEmpty() && view.index().tryingOnce().isEmpty();
    }

    private static Optional<Match> match(PoolView view) {
        return view.hold() == null ? view.index().next() : Optional.empty();
    }

    private static List<Event> met(Match match, long position) {
        Request request = match.request();
        return match.agents().stream()
                .map(given -> request.wish().select() == Select.FIRST
                        ? new Event.AgentReserved(given.agent(), request.id(), request.master(), position, given.need())
                        : (Event) new Event.AgentOffered(given.agent(), request.id(), request.master()))
                .toList();
    }

    private static List<Event> triedInVain(Request request) {
        return List.of(new Event.RequestEnded(request.id(), request.master(), Outcome.UNAVAILABLE));
    }
}
