package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
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

    private final Set<Class<?>> events = new HashSet<>();
    private final Set<Class<?>> answers = new HashSet<>();
    private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    private final Set<OfferEnd> offerEnds = EnumSet.noneOf(OfferEnd.class);
    private final Set<AfterUse> afterUses = EnumSet.noneOf(AfterUse.class);
    private final Set<RefusalCode> codes = EnumSet.copyOf(NEVER_DECIDED);

    void add(Decision decision) {
        for (Event event : decision.events()) {
            events.add(event.getClass());
            if (event instanceof Event.OfferEnded ended) {
                offerEnds.add(ended.reason());
            } else if (event instanceof Event.ReservationEnded ended) {
                afterUses.add(ended.next());
            } else if (event instanceof Event.RequestRejected rejected) {
                codes.add(rejected.code());
                outcomes.add(Outcome.REJECTED);
            } else if (event instanceof Event.RequestEnded ended) {
                outcomes.add(ended.outcome());
            }
        }
        for (Answer answer : decision.answers()) {
            answers.add(answer.getClass());
            if (answer instanceof Answer.Refused refused) {
                codes.add(refused.code());
            }
        }
    }

    void assertEverythingHappened() {
        assertThat(events).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
        assertThat(answers).containsExactlyInAnyOrder(Answer.class.getPermittedSubclasses());
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        assertThat(offerEnds).containsExactlyInAnyOrder(OfferEnd.values());
        assertThat(afterUses).containsExactlyInAnyOrder(AfterUse.values());
        assertThat(codes).containsExactlyInAnyOrder(RefusalCode.values());
    }
}
