package io.berth.master;

import io.berth.master.session.Notice;
import io.berth.reservation.name.AgentName;

/** One agent of a reservation, and until when it can be relied on. Written by the transport thread, read by any. */
final class HeldAgent {
    private final ReservedAgent agent;
    private volatile long validUntilNanos;

    HeldAgent(Notice.Granted granted) {
        this.agent = new ReservedAgent(granted.agent(), granted.tags(), granted.epoch(), granted.need());
        this.validUntilNanos = granted.validUntilNanos();
    }

    ReservedAgent agent() {
        return agent;
    }

    boolean is(AgentName name) {
        return agent.name().equals(name);
    }

    void renewed(long untilNanos) {
        validUntilNanos = untilNanos;
    }

    long nanosLeft(long nowNanos) {
        return validUntilNanos - nowNanos;
    }
}
