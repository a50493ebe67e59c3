package io.berth.reservation.pool;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import java.util.List;

/**
 * What became of one command.
 *
 * @param position the place of the command in the life of the pool: its offset plus the pool's epoch base. Positions
 *     only grow, also where the log was created anew
 * @param timeMs the log's time of the command
 * @param events what happened, in order; they are applied already. Empty where nothing changed
 * @param answers whom to tell what, in order
 */
public record Decision(long position, long timeMs, List<Event> events, List<Answer> answers) {
    public Decision {
        events = List.copyOf(events);
        answers = List.copyOf(answers);
    }
}
