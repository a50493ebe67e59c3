package io.berth.testbed.simulator.fault;

import io.berth.schemas.state.PoolState;
import io.berth.testbed.simulator.actor.Cast;
import io.berth.testbed.simulator.actor.Machine;
import io.berth.testbed.simulator.actor.Master;
import io.berth.testbed.simulator.actor.Process;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.check.Rare;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Link;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.ArrayList;
import java.util.List;

/** Carries faults out, and mends what mends by itself. After {@link #cease} only mends. */
public final class Faults {
    private static final int MOST_SET_MS = 2 * 60 * 60 * 1000;

    /** A clock that is set back by more than this ends the service, which is then started again. */
    private static final int BORNE_BACK_MS = 2000;

    /** A clock that is set forward by more than this costs the members of a group their place. */
    private static final int SESSION_MS = 6000;

    private final Surroundings world;
    private final Cast cast;
    private final Checks checks;
    private final Rates rates;
    private final Dice dice;
    private final Stranger stranger;
    private final List<Fault> urn = new ArrayList<>();
    private boolean ceased;

    public Faults(Surroundings world, Cast cast, Checks checks, Rates rates) {
        this.world = world;
        this.cast = cast;
        this.checks = checks;
        this.rates = rates;
        this.dice = world.dice("faults");
        this.stranger = new Stranger(world, checks);
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < fault.weight(); i++) {
                urn.add(fault);
            }
        }
    }

    /** One more fault, whichever. */
    public void strike() {
        Fault fault = dice.pick(urn);
        world.trace().say("fault", fault.toString());
        world.coverage().saw(fault);
        strike(fault);
    }

    private void strike(Fault fault) {
        switch (fault) {
            case MASTER_DIES -> masterDies(dice.pick(cast.masters()));
            case AGENT_DIES -> dies(machine());
            case AGENT_STOPS -> stops(machine());
            case AGENT_DIES_AT_THE_DISK -> diesAtTheDisk(machine());
            case AGENT_REINSTALLED -> reinstalled(machine());
            case AGENT_SICKENS -> machine().sickenFor(dice.seconds(10, 90));
            case TWIN_STARTS -> cast.twins().forEach(twin -> comesBack(twin, 0));
            case FENCE_SPOILED -> spoiled(dice.pick(cast.machines()));
            case AGENT_RECONNECTS -> machine().reconnect();
            case MASTER_PAUSES -> pauses(dice.pick(cast.masters()), false, 60);
            case MASTER_SUSPENDED -> pauses(dice.pick(cast.masters()), true, 150);
            case AGENT_PAUSES -> pauses(machine(), false, 60);
            case AGENT_SUSPENDED -> pauses(machine(), true, 60);
            case SERVICE_PAUSES -> {
                pauses(cast.service(), false, dice.chance(0.3) ? 3 : 70);
                pauses(cast.presence(), false, 20);
            }
            case SERVICE_ABORTS -> cast.service().failNextCommit(cast.service()::abort);
            case SERVICE_DIES -> {
                long forNanos = dice.seconds(0.2, 6);
                cast.service().failNextCommit(() -> serviceDies(forNanos));
            }
            case SERVICE_OUTAGE -> serviceDies(dice.seconds(80, 200));
            case PRESENCE_DIES -> presenceDies(dice.seconds(0.2, 6));
            case MASTER_CUT_OFF -> cutOff(dice.pick(cast.masters()).link());
            case MASTERS_ALL_CUT_OFF -> allCutOff();
            case AGENT_CUT_OFF -> cutOff(machine().link());
            case WALL_CLOCK_SET ->
                wallClockSet(
                        dice.chance(0.3) ? dice.between(-20_000, 20_000) : dice.between(-MOST_SET_MS, MOST_SET_MS));
            case POLICY_CHANGED -> cast.operator().configure();
            case OLD_COMMAND_AGAIN -> stranger.repeats();
            case INVALID_COMMAND -> stranger.writesNonsense();
            case LOG_CREATED_ANEW -> logCreatedAnew();
            case ALL_LOST -> allLost();
        }
    }

    private Machine machine() {
        return dice.chance(0.1) && !cast.twins().isEmpty() ? dice.pick(cast.twins()) : dice.pick(cast.machines());
    }

    private void masterDies(Master master) {
        if (!master.isAlive()) {
            return;
        }
        master.crash();
        if (dice.chance(0.85)) {
            boolean remembers = dice.chance(0.6);
            after(dice.seconds(0.2, dice.chance(0.5) ? 5 : 90), () -> {
                if (!master.isAlive()) {
                    master.start(rates.master(), remembers);
                }
            });
        }
    }

    private void dies(Machine machine) {
        if (machine.isAlive()) {
            machine.crash();
            comesBack(machine, dice.seconds(0.2, dice.chance(0.7) ? 5 : 120));
        }
    }

    private void stops(Machine machine) {
        if (machine.isAlive()) {
            machine.stop();
            comesBack(machine, dice.seconds(0.5, 60));
        }
    }

    private void diesAtTheDisk(Machine machine) {
        machine.dieAtTheDisk();
        comesBack(machine, dice.seconds(30, 120));
    }

    private void reinstalled(Machine machine) {
        machine.crash();
        machine.reinstall();
        comesBack(machine, dice.seconds(2, 60));
    }

    private void spoiled(Machine machine) {
        machine.crash();
        machine.spoilFence();
        comesBack(machine, dice.seconds(1, 5));
        after(dice.seconds(40, 90), () -> {
            machine.crash();
            machine.reinstall();
            comesBack(machine, dice.seconds(1, 5));
        });
    }

    private void comesBack(Machine machine, long afterNanos) {
        after(afterNanos, () -> {
            if (!machine.isAlive()) {
                machine.start(rates.agent());
            }
        });
    }

    private void pauses(Process process, boolean suspended, int mostSeconds) {
        process.pause(suspended);
        after(dice.seconds(0.05, mostSeconds), process::resume);
    }

    private void serviceDies(long forNanos) {
        cast.service().crash();
        after(forNanos, this::serviceComes);
        if (dice.chance(0.5)) {
            // Both run in one process.
            presenceDies(forNanos);
        }
    }

    private void serviceComes() {
        if (!cast.service().isAlive()) {
            cast.service().start(rates.service());
        }
    }

    private void presenceDies(long forNanos) {
        cast.presence().crash();
        after(forNanos, this::presenceComes);
    }

    private void presenceComes() {
        if (!cast.presence().isAlive()) {
            cast.presence().start(rates.service());
        }
    }

    private void cutOff(Link link) {
        // One way may be cut alone: brokers of different partitions are different machines.
        int ways = dice.between(0, 4);
        link.mute(ways != 0);
        link.deaf(ways != 1);
        after(dice.seconds(0.5, dice.chance(0.5) ? 10 : 120), () -> heal(link));
    }

    /** At once, for the same time, as a switch does it. */
    private void allCutOff() {
        List<Link> links = cast.masters().stream().map(Master::link).toList();
        links.forEach(link -> link.mute(true));
        after(dice.seconds(5, 90), () -> links.forEach(Faults::heal));
    }

    private static void heal(Link link) {
        link.mute(false);
        link.deaf(false);
    }

    /** Kafka Streams lives by a steady time, but its clients do not: these have to be made anew, or join again. */
    private void wallClockSet(long byMs) {
        world.wall().jump(byMs);
        if (byMs < -BORNE_BACK_MS) {
            long forNanos = dice.seconds(6, 30);
            after(dice.seconds(0, 1), () -> {
                serviceDies(forNanos);
                presenceDies(forNanos);
            });
        } else if (byMs > SESSION_MS) {
            cast.service().abort();
        }
    }

    /** Nobody creates a topic anew under a running service. */
    private void logCreatedAnew() {
        cast.service().crash();
        cast.presence().crash();
        world.logs().commands().createAnew();
        cast.service().logCreatedAnew();
        checks.logCreatedAnew(cast.service().stored());
        after(dice.seconds(1, 20), this::serviceComes);
        after(dice.seconds(1, 20), this::presenceComes);
    }

    private void allLost() {
        PoolState pool = cast.service().stored().pool();
        if (pool != null) {
            world.coverage().saw(Rare.ALL_LOST);
        }
        cast.service().crash();
        cast.presence().crash();
        world.logs().createAllAnew();
        cast.service().logCreatedAnew();
        cast.service().storesLost();
        cast.presence().logCreatedAnew();
        cast.presence().storeLost();
        cast.masters().forEach(Master::repliesCreatedAnew);
        cast.machines().forEach(Machine::reconnect);
        cast.twins().forEach(Machine::reconnect);
        checks.allLost();
        after(dice.seconds(1, 20), this::serviceComes);
        after(dice.seconds(1, 20), this::presenceComes);
        after(dice.seconds(0, 10), cast.operator()::sayAgain);
    }

    private void after(long nanos, Runnable mends) {
        world.scheduler().after(nanos, () -> {
            if (!ceased) {
                mends.run();
            }
        });
    }

    /** No more faults: links heal, clocks run, who stood still goes on, and of the dead some come back. */
    public void cease() {
        ceased = true;
        cast.service().failNextCommit(null);
        cast.masters().forEach(master -> {
            heal(master.link());
            master.resume();
            if (!master.isAlive() && dice.chance(0.5)) {
                master.start(rates.master(), dice.chance(0.5));
            }
        });
        cast.machines().forEach(this::recovers);
        cast.twins().forEach(twin -> {
            heal(twin.link());
            twin.resume();
        });
        cast.service().resume();
        cast.presence().resume();
        serviceComes();
        presenceComes();
    }

    private void recovers(Machine machine) {
        heal(machine.link());
        machine.resume();
        if (machine.hasAbsurdFence()) {
            machine.crash();
            machine.reinstall();
            machine.start(rates.agent());
        } else if (!machine.isAlive() && dice.chance(0.7)) {
            machine.start(rates.agent());
        }
    }
}
