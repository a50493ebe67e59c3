package io.berth.master;

import io.berth.reservation.name.AgentName;
import java.util.Objects;

/** What a {@link Chooser} makes of the agents that are offered to it. */
public sealed interface Choice {

    /** Reserves this agent. One that is not offered any more is passed over, and the request goes on. */
    static Choice pick(AgentName agent) {
        return new Pick(agent);
    }

    /** Wants none of these agents: the request waits on, at its place, for others. */
    static Choice decline() {
        return new Decline();
    }

    /** Gives the request up. */
    static Choice cancel() {
        return new Cancel();
    }

    /** @param agent not null */
    record Pick(AgentName agent) implements Choice {
        public Pick {
            Objects.requireNonNull(agent);
        }
    }

    /** See {@link #decline}. */
    record Decline() implements Choice {}

    /** See {@link #cancel}. */
    record Cancel() implements Choice {}
}
