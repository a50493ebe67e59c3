package io.berth.testbed.simulator.fault;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.testbed.simulator.actor.Wishes;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Log;
import io.berth.testbed.simulator.world.Surroundings;
import org.apache.avro.specific.SpecificRecord;

/** Writes to the command log what no client of ours would write now. */
final class Stranger {
    private static final MasterName MASTER = new MasterName("stranger");

    private final Surroundings world;
    private final Checks checks;
    private final Dice dice;
    private final Wishes wishes;
    private final Log<SpecificRecord> log;

    Stranger(Surroundings world, Checks checks) {
        this.world = world;
        this.checks = checks;
        this.dice = world.dice("stranger");
        this.wishes = new Wishes(dice.named("wishes"));
        this.log = world.logs().commands();
    }

    /** Some of the newest commands, or a very old one, once more. */
    void repeats() {
        for (int i = dice.between(1, 6); i > 0 && log.size() > 0; i--) {
            int newest = Math.max(0, log.size() - 40);
            SpecificRecord old = log.get(dice.between(dice.chance(0.7) ? newest : 0, log.size()))
                    .value();
            append(old);
        }
    }

    void writesNonsense() {
        RequestId id = new RequestId("stranger-" + dice.between(0, 1000));
        switch (dice.between(0, 8)) {
            case 0 -> append(spoilt(wishes.request(id, MASTER), "expression", "linux &&"));
            case 1 -> append(spoilt(wishes.request(id, MASTER), "request", "No Name"));
            case 2 -> append(spoilt(wishes.request(id, MASTER), "maxOffers", -1));
            case 3 -> {
                if (!checks.requests().isEmpty()) {
                    // Somebody else's id.
                    append(write(wishes.request(dice.pick(checks.requests()), MASTER)));
                }
            }
            case 4 -> append(write(wishes.decline(MASTER, checks.requests())));
            case 5 -> append(write(wishes.report(MASTER, checks.requests())));
            default -> append(write(wishes.errand(MASTER, checks.requests(), checks.granted())));
        }
        if (dice.chance(0.3) && !checks.requests().isEmpty()) {
            append(write(wishes.choice(MASTER, checks.requests(), new AgentName("no-such"))));
        }
    }

    private static SpecificRecord write(Command command) {
        return CommandMapper.write(Surroundings.POOL, command);
    }

    private static SpecificRecord spoilt(Command command, String field, Object value) {
        SpecificRecord record = write(command);
        record.put(record.getSchema().getField(field).pos(), value);
        return record;
    }

    private void append(SpecificRecord record) {
        log.append(record, world.wall().millis());
    }
}
