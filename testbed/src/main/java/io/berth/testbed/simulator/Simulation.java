package io.berth.testbed.simulator;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.testbed.simulator.SeedResult.Failure;
import io.berth.testbed.simulator.actor.Cast;
import io.berth.testbed.simulator.actor.Machine;
import io.berth.testbed.simulator.actor.Master;
import io.berth.testbed.simulator.actor.Operator;
import io.berth.testbed.simulator.actor.PresenceService;
import io.berth.testbed.simulator.actor.ReservationService;
import io.berth.testbed.simulator.actor.Wishes;
import io.berth.testbed.simulator.check.BrokenInvariant;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.check.Liveness;
import io.berth.testbed.simulator.fault.Faults;
import io.berth.testbed.simulator.fault.Rates;
import io.berth.testbed.simulator.fault.Weather;
import io.berth.testbed.simulator.report.Trace;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Scheduler;
import io.berth.testbed.simulator.world.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One world from one seed: it is put together, lives through its weather, becomes quiet, and is judged. */
public final class Simulation {
    private static final long SECOND = 1_000_000_000L;
    private static final double END_SECONDS = 90;

    private final long seed;
    private final Surroundings world;
    private final Scheduler scheduler;
    private final Dice dice;
    private final Checks checks;
    private final Rates rates;
    private final Cast cast;

    private Simulation(long seed, Trace trace) {
        this.seed = seed;
        this.world = new Surroundings(seed, trace);
        this.scheduler = world.scheduler();
        this.dice = world.dice("world");
        this.checks = new Checks(world);
        this.rates = new Rates(world.dice("rates"));
        this.cast = cast();
    }

    /** Never throws: what is broken is in the result. Any thread may run any seed; the result is the same. */
    public static SeedResult run(long seed, Trace trace) {
        Simulation simulation = new Simulation(seed, trace);
        Failure failure = null;
        try {
            simulation.live();
        } catch (BrokenInvariant broken) {
            failure = simulation.failure(broken.code(), broken.getMessage());
        } catch (RuntimeException bug) {
            StringWriter stack = new StringWriter();
            bug.printStackTrace(new PrintWriter(stack));
            failure = simulation.failure("BUG", stack.toString());
        }
        return simulation.result(failure);
    }

    private Failure failure(String code, String sentence) {
        world.trace().say("BROKEN", code + ": " + sentence);
        return new Failure(code, sentence, scheduler.nowNanos());
    }

    private SeedResult result(Failure failure) {
        return new SeedResult(
                seed, failure, scheduler.steps(), checks.decisions(), scheduler.nowNanos(), world.coverage());
    }

    private Cast cast() {
        Duration heartbeat = dice.duration(1, 5);
        Duration agentTimeout = heartbeat.multipliedBy(dice.between(3, 7));
        List<Machine> machines = new ArrayList<>();
        List<Machine> twins = new ArrayList<>();
        Wishes wishes = new Wishes(dice.named("wishes"));
        int agents = dice.between(1, 6);
        for (int i = 1; i <= agents; i++) {
            machines.add(machine("agent-" + i, "agent-" + i, wishes, heartbeat));
        }
        if (dice.chance(0.3)) {
            twins.add(machine("twin-1", "agent-1", wishes, heartbeat));
        }
        List<Master> masters = new ArrayList<>();
        int processes = dice.between(2, 5);
        boolean mayShare = dice.chance(0.3);
        for (int i = 1; i <= processes; i++) {
            // Sometimes the last two processes work for one master.
            int name = i == processes && mayShare ? i - 1 : i;
            boolean shared = mayShare && i >= processes - 1;
            boolean speaksAlone = !shared && dice.chance(0.5);
            masters.add(new Master(world, checks, "master-" + i, new MasterName("master-" + name), speaksAlone));
        }
        return new Cast(
                new ReservationService(world, checks),
                new PresenceService(world, agentTimeout),
                new Operator(world, checks::pool),
                masters,
                machines,
                twins);
    }

    private Machine machine(String name, String agent, Wishes wishes, Duration heartbeat) {
        Dice setupDice = dice.named(name + " setup");
        Machine.Setup setup = new Machine.Setup(
                heartbeat,
                dice.chance(0.6),
                dice.chance(0.6),
                dice.duration(5, 30),
                setupDice.chance(0.4),
                setupDice.chance(0.3) ? Optional.of(setupDice.duration(10, 60)) : Optional.empty());
        return new Machine(world, checks, name, new AgentName(agent), wishes.tags(), setup);
    }

    private void live() {
        cast.service().start(rates.service());
        cast.presence().start(rates.service());
        // Now and then somebody asks before the pool is configured.
        scheduler.after(dice.seconds(0, dice.chance(0.2) ? 20 : 0.1), cast.operator()::configure);
        cast.machines().forEach(machine -> scheduler.after(dice.seconds(0, 5), () -> machine.start(rates.agent())));
        cast.masters()
                .forEach(master -> scheduler.after(dice.seconds(0, 5), () -> master.start(rates.master(), false)));
        scheduler.after(10 * SECOND, cast.operator()::begin);
        Weather weather = new Weather(world, cast, new Faults(world, cast, checks, rates));
        scheduler.after(10 * SECOND, weather::begin);
        runUntil(dice.seconds(50, 350));
        weather.cease();
        becomeQuiet();
    }

    private void becomeQuiet() {
        world.trace().say("world", "becomes quiet");
        if (cast.operator().policy() == null) {
            cast.operator().configure();
        }
        cast.operator().sayAgain();
        cast.masters().forEach(Master::becomeQuiet);
        cast.machines().forEach(Machine::becomeCalm);
        cast.twins().forEach(Machine::becomeCalm);
        Liveness liveness = new Liveness(world, cast, checks);
        runUntilNull(liveness, liveness::unsettled, liveness.boundSeconds(), "L4");
        cast.masters().forEach(Master::giveUpAll);
        runUntilNull(liveness, liveness::unended, END_SECONDS, "L7");
        checks.restored(cast.service().stored());
    }

    private void runUntilNull(Liveness liveness, Supplier<String> unsettled, double seconds, String code) {
        long deadline = scheduler.nowNanos() + (long) (seconds * SECOND);
        String what;
        do {
            cast.operator().putBack();
            runUntil(scheduler.nowNanos() + 3 * SECOND);
            liveness.check();
            what = unsettled.get();
            if (what != null && scheduler.nowNanos() > deadline) {
                throw new BrokenInvariant(code, "After " + (long) seconds + " s of quiet there is still " + what + ".");
            }
        } while (what != null);
    }

    private void runUntil(long nanos) {
        boolean more = true;
        while (more) {
            more = scheduler.step(nanos);
        }
    }
}
