package io.berth.testbed.simulator.actor;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.HoldPool;
import io.berth.reservation.command.Command.ReleasePool;
import io.berth.reservation.command.Command.RemoveAgent;
import io.berth.reservation.command.Command.ResumeAgent;
import io.berth.reservation.command.Command.RevokeReservation;
import io.berth.reservation.command.Command.WithdrawAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Withdrawal;
import io.berth.testbed.simulator.world.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The dice for what an operator says of a pool and its agents: mostly about what is there, now and then past it. */
final class Instructions {
    private static final List<String> REASONS = List.of("disk swap", "looks odd");

    private final Dice dice;

    Instructions(Dice dice) {
        this.dice = dice;
    }

    /** @param pool as the operator sees it */
    Command about(Pool pool, MasterName by) {
        if (pool.view().hold() != null && dice.chance(0.4)) {
            return new ReleasePool(by, "goes on");
        }
        return switch (dice.between(0, 14)) {
            case 0, 12, 13 -> new HoldPool(by, dice.pick(REASONS), length());
            case 1 -> new ReleasePool(by, "goes on");
            case 2, 3, 4 ->
                new WithdrawAgent(
                        name(pool, agent -> true),
                        dice.pick(List.of(Withdrawal.values())),
                        by,
                        dice.pick(REASONS),
                        length());
            case 5, 6, 7 -> new ResumeAgent(name(pool, agent -> agent.withdrawn() != null), by, "is fit");
            case 8, 9 -> revoke(pool, by);
            default -> new RemoveAgent(name(pool, agent -> !agent.online()), by);
        };
    }

    /** Short ones pass in this world; null stays until somebody ends it. */
    private Duration length() {
        return dice.chance(0.4) ? null : dice.duration(1, 30);
    }

    private RevokeReservation revoke(Pool pool, MasterName by) {
        AgentName name = name(pool, agent -> agent.use() != null);
        Agent agent = pool.view().agent(name);
        long epoch = agent == null || dice.chance(0.2) ? dice.between(0, 500) : agent.epoch();
        return new RevokeReservation(name, epoch, by, dice.pick(REASONS));
    }

    private AgentName name(Pool pool, Predicate<Agent> fits) {
        List<Agent> all = new ArrayList<>(pool.agents());
        all.sort(Comparator.comparing(Agent::name));
        List<Agent> fitting = all.stream().filter(fits).toList();
        if (all.isEmpty() || dice.chance(0.03)) {
            return new AgentName("no-such");
        }
        return dice.pick(fitting.isEmpty() || dice.chance(0.1) ? all : fitting).name();
    }

    /** @return what puts everything back into service, empty where it is */
    static List<Command> allBack(Pool pool, MasterName by) {
        List<Command> commands = new ArrayList<>();
        if (pool.view().hold() != null) {
            commands.add(new ReleasePool(by, "quiet"));
        }
        pool.agents().stream()
                .filter(agent -> agent.withdrawn() != null)
                .map(Agent::name)
                .sorted()
                .forEach(agent -> commands.add(new ResumeAgent(agent, by, "quiet")));
        return commands;
    }
}
