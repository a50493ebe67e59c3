package io.berth.master.cli;

import io.berth.master.Reservation;
import io.berth.master.ReservedAgent;
import java.util.List;
import java.util.stream.Collectors;

/** Names what is held, for people and for children. */
final class Held {
    private Held() {}

    /** @return for example "mac-07 at epoch 1842", or "mac-07 at epoch 1842 and win-1 at epoch 1842" */
    static String text(Reservation reservation) {
        List<ReservedAgent> agents = reservation.agents();
        // None are left of a reservation that is over: then the first one names it.
        return agents.isEmpty()
                ? reservation.agent() + " at epoch " + reservation.epoch()
                : agents.stream()
                        .map(agent -> agent.name() + " at epoch " + agent.epoch())
                        .collect(Collectors.joining(" and "));
    }

    /** @return for example "mac-07@1842 win-1@1843" */
    static String words(List<ReservedAgent> agents) {
        return agents.stream().map(agent -> agent.name() + "@" + agent.epoch()).collect(Collectors.joining(" "));
    }
}
