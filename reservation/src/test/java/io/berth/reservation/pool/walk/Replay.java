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
import java.util.List;
import java.util.Optional;

/**
 * Follows what a pool decides, event by event: after what the command itself decides, the queue must move exactly as
 * {@link BruteForce} says, one meeting after the other, and end what wanted to try once.
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

    void follow(Command command, Decision what) {
        decision = what;
        done = 0;
        if (!what.events().isEmpty() && what.events().get(0) instanceof Event.EpochBaseRaised raised) {
            expect(List.of(raised));
        }
        expect(command.accept(new CommandDecider(follower.view(), what.position(), what.timeMs()))
                .events());
        List<Event> next = following();
        while (!next.isEmpty()) {
            expect(next);
            next = following();
        }
        assertThat(rest()).as("events that nothing explains").isEmpty();
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

    /** Those that came to wait by this command, one after the other, in the order of what happened. */
    private List<Event> triedInVain() {
        for (Event event : decision.events().subList(0, done)) {
            Request request = event.request() == null ? null : follower.view().request(event.request());
            if (request != null
                    && request.status() == RequestStatus.WAITING
                    && request.wish().triesOnce()) {
                return List.of(new Event.RequestEnded(request.id(), request.master(), Outcome.UNAVAILABLE));
            }
        }
        return List.of();
    }
}
