package io.berth.master.session;

import static io.berth.master.session.Input.CANCEL;
import static io.berth.master.session.Input.CHOICE_REFUSED;
import static io.berth.master.session.Input.CHOOSE;
import static io.berth.master.session.Input.DECLINE;
import static io.berth.master.session.Input.ENDED;
import static io.berth.master.session.Input.EXTENDED;
import static io.berth.master.session.Input.EXTENSION_REFUSED;
import static io.berth.master.session.Input.FREE;
import static io.berth.master.session.Input.GRANTED;
import static io.berth.master.session.Input.HEARD;
import static io.berth.master.session.Input.HOLDING_REFUSED;
import static io.berth.master.session.Input.OFFERED;
import static io.berth.master.session.Input.REFUSED;
import static io.berth.master.session.Input.RELEASED;
import static io.berth.master.session.Input.RENEWED;
import static io.berth.master.session.Input.STILL_GRANTED;
import static io.berth.master.session.Input.STILL_OFFERED;
import static io.berth.master.session.Input.STILL_WAITS;
import static io.berth.master.session.Input.WAITS;
import static io.berth.master.session.Input.WARNED;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a request does about each input in each phase. What no row names is ignored, but for what is said of an agent: that is
 * kept in {@link Hearsay}, whatever the phase.
 */
final class Transitions {
    private static final Map<Phase, Map<Input, Reaction>> TABLE = new EnumMap<>(Phase.class);

    static {
        row(Phase.ASKING)
                .on(Reaction.WAIT, WAITS, STILL_WAITS)
                .on(Reaction.OFFER, OFFERED, STILL_OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.REFUSE, REFUSED)
                .on(Reaction.CANCEL, CANCEL, FREE)
                .on(Reaction.END, ENDED);
        row(Phase.WAITING)
                .on(Reaction.WAIT, WAITS, STILL_WAITS)
                .on(Reaction.OFFER, OFFERED, STILL_OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.REFUSE, REFUSED)
                .on(Reaction.CANCEL, CANCEL, FREE)
                .on(Reaction.END, ENDED);
        row(Phase.CHOOSING)
                .on(Reaction.WAIT, WAITS)
                .on(Reaction.OFFER, OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.RESERVE, CHOOSE)
                .on(Reaction.DECLINE, DECLINE)
                .on(Reaction.CANCEL, CANCEL, FREE)
                .on(Reaction.END, ENDED);
        row(Phase.RESERVING)
                .on(Reaction.WAIT, WAITS)
                .on(Reaction.OFFER, OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.ASK, REFUSED, CHOICE_REFUSED)
                .on(Reaction.CANCEL, CANCEL, FREE)
                .on(Reaction.END, ENDED);
        row(Phase.DECLINING)
                .on(Reaction.WAIT, WAITS)
                .on(Reaction.OFFER, OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.ASK, REFUSED)
                .on(Reaction.CANCEL, CANCEL, FREE)
                .on(Reaction.END, ENDED);
        row(Phase.CONFIRMING)
                .on(Reaction.WAIT, WAITS)
                .on(Reaction.OFFER, OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.RENEW, RENEWED)
                .on(Reaction.RELEASE, RELEASED)
                .on(Reaction.LOSE, HOLDING_REFUSED)
                .on(Reaction.CANCEL, CANCEL, FREE)
                .on(Reaction.END, ENDED);
        row(Phase.STARTING)
                .on(Reaction.WAIT, WAITS)
                .on(Reaction.OFFER, OFFERED)
                .on(Reaction.COLLECT, GRANTED, STILL_GRANTED)
                .on(Reaction.RENEW, RENEWED)
                .on(Reaction.WARN, WARNED)
                .on(Reaction.HEAR, HEARD)
                .on(Reaction.RELEASE, RELEASED)
                .on(Reaction.LOSE, HOLDING_REFUSED)
                .on(Reaction.FREE, FREE)
                .on(Reaction.CANCEL, CANCEL)
                .on(Reaction.END, ENDED);
        // Once all were ready, nothing puts the request back into the queue: who says so is late.
        row(Phase.READY)
                .on(Reaction.RENEW, RENEWED)
                .on(Reaction.EXTEND, EXTENDED)
                .on(Reaction.REFUSE_EXTENSION, EXTENSION_REFUSED)
                .on(Reaction.WARN, WARNED)
                .on(Reaction.HEAR, HEARD)
                .on(Reaction.RELEASE, RELEASED)
                .on(Reaction.LOSE, HOLDING_REFUSED)
                .on(Reaction.FREE, FREE)
                .on(Reaction.CANCEL, CANCEL)
                .on(Reaction.END, ENDED);
        // Nobody would use what it got now.
        row(Phase.LOST)
                .on(Reaction.CANCEL, WAITS, OFFERED, GRANTED)
                .on(Reaction.RELEASE, RELEASED)
                .on(Reaction.LOSE, HOLDING_REFUSED)
                .on(Reaction.FREE, FREE)
                .on(Reaction.CANCEL, CANCEL)
                .on(Reaction.END, ENDED);
        row(Phase.FREEING)
                .on(Reaction.CANCEL, WAITS, OFFERED, GRANTED)
                .on(Reaction.RELEASE, RELEASED)
                .on(Reaction.LOSE, HOLDING_REFUSED)
                .on(Reaction.END, ENDED);
        // It was granted before the service heard of the cancellation: said again, it works in every state.
        row(Phase.CANCELLING)
                .on(Reaction.CANCEL, GRANTED, STILL_GRANTED)
                .on(Reaction.CANCELLED, REFUSED)
                .on(Reaction.END, ENDED);
        row(Phase.OVER);
    }

    private Transitions() {}

    /** @return never null */
    static Reaction of(Phase phase, Input input) {
        return TABLE.get(phase).getOrDefault(input, Reaction.IGNORE);
    }

    private static Row row(Phase phase) {
        Row row = new Row(new EnumMap<>(Input.class));
        TABLE.put(phase, row.reactions());
        return row;
    }

    private record Row(Map<Input, Reaction> reactions) {
        Row on(Reaction reaction, Input... inputs) {
            for (Input input : inputs) {
                reactions.put(input, reaction);
            }
            return this;
        }
    }
}
