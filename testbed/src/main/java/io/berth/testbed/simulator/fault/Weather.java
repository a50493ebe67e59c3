package io.berth.testbed.simulator.fault;

import io.berth.testbed.simulator.actor.Cast;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Quality;
import io.berth.testbed.simulator.world.Surroundings;

/** The phases of a world: how well the network carries, and how often something worse happens, for a while each. */
public final class Weather {
    private final Surroundings world;
    private final Cast cast;
    private final Faults faults;
    private final Dice dice;
    private boolean ceased;
    private double meanSeconds;

    public Weather(Surroundings world, Cast cast, Faults faults) {
        this.world = world;
        this.cast = cast;
        this.faults = faults;
        this.dice = world.dice("weather");
    }

    public void begin() {
        change();
        nextFault();
    }

    private void change() {
        if (ceased) {
            return;
        }
        Quality quality = dice.chance(0.25)
                ? Quality.GOOD
                : new Quality(
                        dice.chance(0.6) ? dice.between(0, 0.4) : 0,
                        dice.chance(0.6) ? dice.between(0, 0.3) : 0,
                        dice.chance(0.5) ? dice.between(0, 0.2) : 0,
                        dice.between(3, 400));
        meanSeconds = dice.chance(0.2) ? 60 : dice.between(2.0, 20.0);
        world.trace().say("weather", quality + ", a fault every " + (long) meanSeconds + " s");
        become(quality);
        world.scheduler().after(dice.seconds(20, 120), this::change);
    }

    private void become(Quality quality) {
        cast.masters().forEach(master -> master.link().become(quality));
        cast.machines().forEach(machine -> machine.link().become(quality));
        cast.twins().forEach(machine -> machine.link().become(quality));
    }

    private void nextFault() {
        world.scheduler().after(dice.seconds(0, 2 * meanSeconds), () -> {
            if (!ceased) {
                faults.strike();
                nextFault();
            }
        });
    }

    /** The sun shines from now on. */
    public void cease() {
        ceased = true;
        become(Quality.GOOD);
        faults.cease();
    }
}
