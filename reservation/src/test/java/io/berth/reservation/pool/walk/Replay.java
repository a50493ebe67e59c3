package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.decide.CommandDecider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows what a pool decides, event by event: after what the command itself decides, the queue must move exactly as
 * {@link BruteForce} says, one meeting after the other, and end what wanted to try once, until nothing follows or as much
 * did as one command may make follow.
 */
final class Replay {
    /** Decides nothing, only applies what the pool decided. */
    private final Pool follower;

    private final Situations situations;
    private final Overtakes overtakes;
    private Decision decision;
    private int done;

    Replay(Pool follower, Situations situations, Overtakes overtakes) {
        this.follower = follower;
        this.situations = situations;
        this.overtakes = overtakes;
    }

    /** @return what the command itself changed */
    List<Event> follow(Command command, Decision what) {
        boolean goesOn = !follower.isSettled();
        decision = what;
        done = 0;
        if (!what.events().isEmpty() && what.events().get(0) instanceof Event.EpochBaseRaised raised) {
            expect(List.of(raised));
        }
        List<Event> own = command.accept(new CommandDecider(follower.view(), what.position(), what.timeMs()))
                .events();
        expect(own);
        int most = follower.view().policy() == null
                ? 0
                : follower.view().policy().limits().matches();
        List<Event> next = following();
        for (int i = 0; i < most && !next.isEmpty(); i++) {
            if (goesOn) {
                situations.wentOn(follower.view().request(next.get(0).request()), what.position());
            }
            expect(next);
            next = following();
        }
        assertThat(rest()).as("events that nothing explains").isEmpty();
        return own;
    }

    private List<Event> rest() {
        return decision.events().subList(done, decision.events().size());
    }

    private void expect(List<Event> events) {
        List<Event> actual = rest().subList(0, Math.min(events.size(), rest().size()));
        if (!actual.equals(events)) {
            assertThat(actual).as("the events from number %s on", done).isEqualTo(events);
        }
        for (Event event : events) {
            follower.apply(event, decision.position(), decision.timeMs());
            if (event instanceof Event.PoolConfigured) {
                overtakes.startAnew();
            }
        }
        changed(events);
        done += events.size();
    }

    private void changed(List<Event> events) {
        for (Event event : events) {
            Request request = event.request() == null ? null : follower.view().request(event.request());
            if (request != null) {
                overtakes.changed(request, BruteForce.of(follower, situations));
            }
        }
    }

    private List<Event> following() {
        if (follower.view().policy() == null) {
            return List.of();
        }
        BruteForce all = BruteForce.of(follower, situations);
        if (follower.view().hold() != null) {
            situations.held(all);
            return triedInVain();
        }
        Optional<BruteForce.Meeting> meeting = all.next();
        if (meeting.isEmpty()) {
            return triedInVain();
        }
        overtakes.add(meeting.get(), all, follower);
        return met(meeting.get());
    }

    private List<Event> met(BruteForce.Meeting meeting) {
        Request request = meeting.request();
        List<Event> events = new ArrayList<>();
        for (Allotment.Share share : meeting.given()) {
            events.add(
                    request.wish().select() == Select.CHOOSE
                            ? new Event.AgentOffered(share.agent().name(), request.id(), request.master())
                            : new Event.AgentReserved(
                                    share.agent().name(),
                                    request.id(),
                                    request.master(),
                                    decision.position(),
                                    share.need()));
        }
        return events;
    }

    /** One after the other, the oldest first. */
    private List<Event> triedInVain() {
        return follower.requests().stream()
                .filter(request -> request.status() == RequestStatus.WAITING
                        && request.wish().triesOnce())
                .min(Comparator.comparingLong(Request::position))
                .map(request ->
                        List.<Event>of(new Event.RequestEnded(request.id(), request.master(), Outcome.UNAVAILABLE)))
                .orElse(List.of());
    }
}
