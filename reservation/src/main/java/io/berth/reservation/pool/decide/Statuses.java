package io.berth.reservation.pool.decide;

import io.berth.reservation.pool.AgentStatus;
import java.util.Locale;

/** States as people say them. */
final class Statuses {
    private Statuses() {}

    /** @return for example "lock delay" */
    static String text(AgentStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
