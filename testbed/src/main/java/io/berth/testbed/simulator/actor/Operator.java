package io.berth.testbed.simulator.actor;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.function.Supplier;

/**
 * Who configures the pool and takes agents out of service, by a command line that waits until the log has it. What people
 * say at the shell of a master goes through that master's session.
 */
public final class Operator {
    private static final MasterName NAME = new MasterName("operator");

    private final Surroundings world;
    private final Dice dice;
    private final Policies policies;
    private final Instructions instructions;
    private final Supplier<Pool> pool;
    private PoolPolicy policy;
    private boolean quiet;

    /** @param pool as the committed log makes it; it is another one when the log is */
    public Operator(Surroundings world, Supplier<Pool> pool) {
        this.world = world;
        this.pool = pool;
        this.dice = world.dice("operator");
        this.policies = new Policies(dice.named("policies"));
        this.instructions = new Instructions(dice.named("instructions"));
    }

    /** @return the policy last given, null before the first */
    public PoolPolicy policy() {
        return policy;
    }

    /** Another policy, or the first. */
    public void configure() {
        policy = policies.policy();
        sayAgain();
    }

    /** After the pool was lost. */
    public void sayAgain() {
        if (policy != null) {
            say(new Command.ConfigurePool(policy));
        }
    }

    /** From now on something is said of the pool or its agents every few seconds, in some worlds more often than in others. */
    public void begin() {
        actEvery(dice.between(5.0, 60.0));
    }

    private void actEvery(double meanSeconds) {
        world.scheduler().after(dice.seconds(0, 2 * meanSeconds), () -> {
            if (!quiet) {
                say(instructions.about(pool.get(), NAME));
                actEvery(meanSeconds);
            }
        });
    }

    /** Takes nothing out of service any more, and puts back what is out, whoever took it out: to be repeated. */
    public void putBack() {
        quiet = true;
        Instructions.allBack(pool.get(), NAME).forEach(this::say);
    }

    private void say(Command command) {
        world.trace().say("operator", "says " + command);
        world.logs()
                .commands()
                .append(
                        CommandMapper.write(Surroundings.POOL, command),
                        world.wall().millis());
    }
}
