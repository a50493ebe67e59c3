package io.berth.reservation.pool;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import java.util.List;

/** What became of a command, in words and in full. */
public record Told(Decision decision) {

    /** @return the events in the words of {@link EventText} */
    public List<String> events() {
        return decision.events().stream().map(EventText::of).toList();
    }

    /** @return the answers in the words of {@link AnswerText} */
    public List<String> answers() {
        return decision.answers().stream().map(AnswerText::of).toList();
    }

    /** @return where the command stands in the life of the pool */
    public long position() {
        return decision.position();
    }

    /** @return the one event of that kind */
    public <E extends Event> E event(Class<E> kind) {
        return decision.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /** @return the one answer of that kind */
    public <A extends Answer> A answer(Class<A> kind) {
        return decision.answers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
