package io.berth.reservation.pool;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.MasterName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of one command.
 *
 * @param position the place of the command in the life of the pool: its offset plus the pool's epoch base. Positions
 *     only grow, also where the log was created anew
 * @param timeMs the log's time of the command
 * @param events what happened, in order; they are applied already. Empty where nothing changed
 * @param answers whom to tell what, in order
 * @param accounts the masters whose accounts changed with the events, or were forgotten because they had faded
 */
public record Decision(long position, long timeMs, List<Event> events, List<Answer> answers, Set<MasterName> accounts) {
    public Decision {
        accounts = Collections.unmodifiableSet(new LinkedHashSet<>(accounts));
        events = List.copyOf(events);
        answers = List.copyOf(answers);
    }
}
