package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import java.util.List;

/**
 * What a decider says of one command: events to apply, and answers that follow from no event (a refusal, or an answer
 * given before).
 */
public record Step(List<Event> events, List<Answer> answers) {
    private static final Step NOTHING = new Step(List.of(), List.of());

    /** The command changes nothing and nobody waits for an answer: it was late, or said before. */
    static Step nothing() {
        return NOTHING;
    }

    static Step events(Event... events) {
        return new Step(List.of(events), List.of());
    }

    static Step events(List<Event> events) {
        return new Step(events, List.of());
    }

    static Step answer(Answer answer) {
        return new Step(List.of(), List.of(answer));
    }

    static Step answers(List<Answer> answers) {
        return new Step(List.of(), answers);
    }
}
