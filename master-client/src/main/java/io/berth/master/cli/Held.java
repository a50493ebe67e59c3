package io.berth.master.cli;

import io.berth.master.Reservation;
import io.berth.master.ReservedAgent;
import java.util.List;
import java.util.stream.Collectors;

/** Names what is held, for people and for children. */
final class Held {
    private Held() {}

    /** @return for example "mac-07 at epoch 1842", or "mac-07, mac-08 and win-1 at epoch 1842" */
    static String text(Reservation reservation) {
        List<ReservedAgent> agents = reservation.agents();
        // None are left of a reservation that is over: then the first one names it.
        if (agents.isEmpty()) {
            return reservation.agent() + " at epoch " + reservation.epoch();
        }
        long epoch = agents.get(0).epoch();
        // What is granted together has one epoch.
        return agents.stream().allMatch(agent -> agent.epoch() == epoch)
                ? joined(agents.stream().map(agent -> agent.name().value()).toList()) + " at epoch " + epoch
                : joined(agents.stream()
                        .map(agent -> agent.name() + " at epoch " + agent.epoch())
                        .toList());
    }

    /** @return for example "mac-07", or "mac-07, mac-08 and win-1" */
    static String names(List<ReservedAgent> agents) {
        return joined(agents.stream().map(agent -> agent.name().value()).toList());
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** @return for example "mac-07@1842 win-1@1843" */
    static String words(List<ReservedAgent> agents) {
        return agents.stream().map(agent -> agent.name() + "@" + agent.epoch()).collect(Collectors.joining(" "));
    }
}
