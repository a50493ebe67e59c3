package io.berth.testbed.simulator.actor;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.testbed.simulator.world.Surroundings;
import org.apache.avro.specific.SpecificRecord;

/** Who configures the pool, by a command line that waits until the log has it. */
public final class Operator {
    private final Surroundings world;
    private final Wishes wishes;
    private PoolPolicy policy;

    public Operator(Surroundings world) {
        this.world = world;
        this.wishes = new Wishes(world.dice("operator"));
    }

    /** @return the policy last given, null before the first */
    public PoolPolicy policy() {
        return policy;
    }

    /** Another policy, or the first. */
    public void configure() {
        policy = wishes.policy();
        sayAgain();
    }

    /** After the pool was lost. */
    public void sayAgain() {
        if (policy != null) {
            Command command = new Command.ConfigurePool(policy);
            world.trace().say("operator", "says " + command);
            SpecificRecord record = CommandMapper.write(Surroundings.POOL, command);
            world.logs().commands().append(record, world.wall().millis());
        }
    }
}
