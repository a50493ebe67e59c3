package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Decision;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What happened on the walks, so that none of them holds because nothing happened. */
final class Seen {
    /** Found at the edge, before a command is one. */
    private static final Set<RefusalCode> NEVER_DECIDED =
            EnumSet.of(RefusalCode.INVALID_NAME, RefusalCode.INVALID_EXPRESSION);

    /** A request does not end with these; they tell why one of its agents was given up. */
    private static final EnumSet<Outcome> OF_RESERVATIONS = EnumSet.of(Outcome.GROUP_BROKEN);

    private final Set<Class<?>> commands = new HashSet<>();
    private final Set<Class<?>> events = new HashSet<>();
    private final Set<Class<?>> answers = new HashSet<>();
    private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    private final Set<Outcome> ends = EnumSet.noneOf(Outcome.class);
    private final Set<OfferEnd> offerEnds = EnumSet.noneOf(OfferEnd.class);
    private final Set<Requeue> requeues = EnumSet.noneOf(Requeue.class);
    private final Set<AfterUse> afterUses = EnumSet.noneOf(AfterUse.class);
    private final Set<RefusalCode> codes = EnumSet.copyOf(NEVER_DECIDED);
    private final Set<Situation> situations = EnumSet.noneOf(Situation.class);

    void add(Command command, Decision decision) {
        if (!decision.events().isEmpty()) {
            commands.add(command.getClass());
        }
        for (Event event : decision.events()) {
            add(event);
        }
        for (Answer answer : decision.answers()) {
            answers.add(answer.getClass());
            if (answer instanceof Answer.Refused refused) {
                codes.add(refused.code());
            }
        }
    }

    private void add(Event event) {
        events.add(event.getClass());
        if (event instanceof Event.OfferEnded ended) {
            offerEnds.add(ended.reason());
        } else if (event instanceof Event.ReservationEnded ended) {
            ends.add(ended.reason());
            afterUses.add(ended.next());
        } else if (event instanceof Event.RequestRequeued requeued) {
            requeues.add(requeued.reason());
        } else if (event instanceof Event.RequestRejected rejected) {
            codes.add(rejected.code());
            outcomes.add(Outcome.REJECTED);
        } else if (event instanceof Event.RequestEnded ended) {
            outcomes.add(ended.outcome());
        }
    }

    void add(Situations walk) {
        situations.addAll(walk.seen());
    }

    void assertEverythingHappened() {
        assertThat(commands).as("commands that changed something").contains(Command.class.getPermittedSubclasses());
        assertThat(events).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
        assertThat(answers).containsExactlyInAnyOrder(Answer.class.getPermittedSubclasses());
        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(OF_RESERVATIONS));
        assertThat(ends).contains(Outcome.GROUP_BROKEN, Outcome.REVOKED, Outcome.LIMIT_EXPIRED, Outcome.ABANDONED);
        assertThat(offerEnds).containsExactlyInAnyOrder(OfferEnd.values());
        assertThat(requeues).containsExactlyInAnyOrder(Requeue.values());
        assertThat(afterUses).containsExactlyInAnyOrder(AfterUse.values());
        assertThat(codes).containsExactlyInAnyOrder(RefusalCode.values());
        assertThat(situations).containsExactlyInAnyOrder(Situation.values());
    }
}
