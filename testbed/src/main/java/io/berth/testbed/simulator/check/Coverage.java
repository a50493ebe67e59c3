package io.berth.testbed.simulator.check;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.RequestStatus;
import io.berth.testbed.simulator.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often each state was reached. What is to be reached is listed here, most of it by the protocol's own vocabulary, so
 * a new command, event, status or outcome is expected as soon as it exists. Not thread-safe.
 */
public final class Coverage {
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Map<Object, Count> byThing = new LinkedHashMap<>();

    private static final class Count {
        private long value;
    }

    public Coverage() {
        expect("command", Command.class.getPermittedSubclasses());
        expect("event", Event.class.getPermittedSubclasses());
        expect("answer", Answer.class.getPermittedSubclasses());
        expect("agent", AgentStatus.values());
        expect("request", RequestStatus.values());
        expect("outcome", Outcome.values());
        expect("refusal", RefusalCode.values());
        expect("offer end", OfferEnd.values());
        expect("after use", AfterUse.values());
        expect("fault", Fault.values());
        expect("rare", Rare.values());
    }

    private void expect(String group, Object[] things) {
        for (Object thing : things) {
            String name = thing instanceof Class<?> type ? type.getSimpleName() : thing.toString();
            Count count = new Count();
            counts.put(group + " " + name.toLowerCase(Locale.ROOT).replace('_', ' '), count);
            byThing.put(thing, count);
        }
    }

    /** @param thing a word of the protocol, or the class of a command, an event or an answer */
    public void saw(Object thing) {
        byThing.get(thing).value++;
    }

    public void add(Coverage other) {
        counts.forEach((name, count) -> count.value += other.counts.get(name).value);
    }

    /** @return how often, by name, in the order in which they are listed */
    public Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        counts.forEach((name, count) -> all.put(name, count.value));
        return all;
    }

    /** @return what was never reached */
    public List<String> missing() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().value == 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
