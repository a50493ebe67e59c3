package io.berth.testbed.simulator.actor;

import java.util.List;

/**
 * Everybody in one world.
 *
 * @param machines each under its own agent's name
 * @param twins under the name of one of the others; not started by themselves
 */
public record Cast(
        ReservationService service,
        PresenceService presence,
        Operator operator,
        List<Master> masters,
        List<Machine> machines,
        List<Machine> twins) {
    public Cast {
        masters = List.copyOf(masters);
        machines = List.copyOf(machines);
        twins = List.copyOf(twins);
    }
}
