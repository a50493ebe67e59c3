package io.berth.testbed.simulator.actor;

import io.berth.agent.session.AgentSession;
import io.berth.agent.session.ChildOrder;
import io.berth.agent.session.ChildPolicy;
import io.berth.agent.session.Exit;
import io.berth.agent.session.Fence;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.HookResult;
import io.berth.agent.session.Note;
import io.berth.agent.session.Report;
import io.berth.agent.session.SeenState;
import io.berth.agent.session.SessionConfig;
import io.berth.agent.session.Step;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.check.MachineCheck;
import io.berth.testbed.simulator.check.Rare;
import io.berth.testbed.simulator.world.Alarm;
import io.berth.testbed.simulator.world.Link;
import io.berth.testbed.simulator.world.Log;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;

/**
 * A build machine: run after run of the real {@link AgentSession}, a disk with its fence file, hooks that take their
 * time, and the transport's habits: one report under way at a time, the newest state first after each reconnect.
 */
public final class Machine extends Process {
    /** A fence that no installation of ours can have written. */
    private static final Fence ABSURD = new Fence(1L << 50, false);

    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private final AgentName agent;
    private final TagSet tags;
    private final Link link;
    private final Setup setup;
    private final MachineCheck check;
    private final Log<AgentState> states;
    private final Queue<Runnable> inbox = new ArrayDeque<>();
    private Fence disk = Fence.NONE;
    private AgentSession session;
    private String incarnation;
    private int runs;
    private int read;
    private boolean connected;
    private boolean diesAtTheDisk;
    private boolean calm;
    private long sickUntilNanos;
    private boolean reportUnderWay;
    private Report waitingReport;
    private Alarm hook;
    private HookOrder running;
    private Alarm childAlarm;
    private boolean childThere;
    private Exit exit;

    /** What an operator has configured on it. */
    public record Setup(
            Duration heartbeat,
            boolean prepares,
            boolean cleans,
            Duration hookTimeout,
            boolean supervises,
            Optional<Duration> cutOff) {}

    public Machine(Surroundings world, Checks checks, String name, AgentName agent, TagSet tags, Setup setup) {
        super(world, name);
        this.agent = agent;
        this.tags = tags;
        this.setup = setup;
        this.link = new Link(world.scheduler(), world.dice(name + " link"), DELIVERY_TIMEOUT);
        this.check = checks.machine(name, setup.cleans());
        this.states = world.logs().agent(agent);
        states.follow(state -> wakeAfter(link.delay()));
    }

    public Link link() {
        return link;
    }

    public AgentName agent() {
        return agent;
    }

    public Fence disk() {
        return disk;
    }

    /** A new run of the agent's process. */
    public void start(double clockRate) {
        incarnation = name() + "-run-" + ++runs;
        begin(clockRate);
        exit = null;
        inbox.clear();
        reconnect();
        reportUnderWay = false;
        waitingReport = null;
        diesAtTheDisk = false;
        say("starts as " + incarnation + ", fence " + disk.highestEpoch() + (disk.unclean() ? " unclean" : ""));
        if (disk.unclean()) {
            world.coverage().saw(Rare.FOUND_UNCLEAN);
        }
        session = new AgentSession(
                new SessionConfig(
                        incarnation,
                        setup.heartbeat(),
                        setup.prepares(),
                        setup.cleans(),
                        Duration.ofSeconds(10),
                        setup.supervises() ? Optional.of(new ChildPolicy(Optional.empty(), 3)) : Optional.empty(),
                        Optional.empty(),
                        setup.cutOff()),
                disk);
        session.start(clock().nanos());
    }

    public void crash() {
        if (isAlive()) {
            say("dies");
            stopWork();
            end();
        }
    }

    /** Asks the run to end in order. */
    public void stop() {
        if (isAlive()) {
            inbox.add(() -> session.onStop(clock().nanos()));
            wakeNow();
        }
    }

    /** The disk is empty; only while no run is there. */
    public void reinstall() {
        say("is installed anew, without its state");
        disk = Fence.NONE;
        check.reinstalled();
    }

    /** The fence file comes from somewhere else; only while no run is there. */
    public void spoilFence() {
        say("gets a fence file with an absurd epoch");
        disk = ABSURD;
    }

    public boolean hasAbsurdFence() {
        return disk.highestEpoch() >= ABSURD.highestEpoch();
    }

    /** The next time that it writes its fence is its last moment. */
    public void dieAtTheDisk() {
        diesAtTheDisk = isAlive();
    }

    /** The consumer starts anew: it hands out the newest state only, once more. */
    public void reconnect() {
        read = 0;
        connected = false;
        wakeNow();
    }

    /** For so long most of its hooks fail or hang. */
    public void sickenFor(long nanos) {
        sickUntilNanos = world.scheduler().nowNanos() + nanos;
    }

    /** Hooks neither fail nor hang from now on. */
    public void becomeCalm() {
        calm = true;
    }

    /** @return why the last run ended, null while it runs and where it died */
    public Exit exit() {
        return exit;
    }

    @Override
    protected void turn() {
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
        readStates();
        Step step = session.poll(clock().nanos());
        long refused = session.refusedLowerEpochs();
        if (refused > 0) {
            world.coverage().saw(Rare.LOWER_EPOCH_REFUSED);
        }
        if (!carryOut(step)) {
            return;
        }
        if (step.exit() != null) {
            leave(step);
        } else {
            step.reports().forEach(this::send);
            wakeIn(step.nextPollNanos());
        }
    }

    private void readStates() {
        if (link.isDeaf()) {
            wakeAfter(200_000_000);
            return;
        }
        if (!connected) {
            connected = true;
            boolean registered = false;
            SeenState newest = null;
            while (read < states.size()) {
                AgentState state = states.get(read++).value();
                newest = seen(state);
                // What is not the newest may be compacted away by then.
                boolean kept = read == states.size() || dice.chance(0.5);
                registered |= kept
                        && (newest.incarnation().equals(incarnation)
                                || state.getReplaced().contains(incarnation));
            }
            if (registered) {
                session.onRegistered();
            }
            if (newest == null) {
                session.onForgotten(clock().nanos());
            } else {
                session.onState(newest, clock().nanos());
            }
        }
        while (read < states.size()) {
            session.onState(seen(states.get(read++).value()), clock().nanos());
        }
    }

    /** As the agent's transport does, which keeps this to itself. */
    private static SeenState seen(AgentState wire) {
        return new SeenState(
                AgentStatus.valueOf(wire.getStatus().name()),
                wire.getOnline(),
                wire.getIncarnation(),
                wire.getEpoch(),
                wire.getUse() == null ? "" : wire.getUse().getRequest(),
                wire.getUse() == null ? "" : wire.getUse().getMaster(),
                wire.getUse() != null && wire.getUse().getReady());
    }

    /** @return false where the machine died on the way */
    private boolean carryOut(Step step) {
        if (isTraced()) {
            for (Note note : step.notes()) {
                say(note.text());
            }
        }
        if (step.persist() != null) {
            boolean dies = diesAtTheDisk;
            if (!dies || dice.chance(0.5)) {
                check.writes(disk, step.persist());
                disk = step.persist();
            }
            if (dies) {
                world.coverage().saw(Rare.DIED_AT_THE_DISK);
                crash();
                return false;
            }
        }
        for (HookOrder order : step.hooks()) {
            carryOut(order);
        }
        for (ChildOrder order : step.children()) {
            carryOut(order);
        }
        return true;
    }

    private void carryOut(HookOrder order) {
        check.ordered(order, running != null || childThere, disk);
        if (order instanceof HookOrder.Start) {
            running = order;
            HookResult result = HookResult.SUCCESS;
            long takes = dice.chance(0.8) ? dice.millis(5, 800) : dice.seconds(0.5, 10);
            boolean sick = world.scheduler().nowNanos() < sickUntilNanos;
            if (!calm && dice.chance(sick ? 0.6 : 0.02)) {
                result = HookResult.failure("exit code 3");
            } else if (!calm && dice.chance(sick ? 0.3 : 0.02)) {
                world.coverage().saw(Rare.HOOK_HUNG);
                result = HookResult.failure("timed out after " + Lengths.text(setup.hookTimeout()));
                takes = setup.hookTimeout().toNanos();
            }
            finishIn(takes, result);
        } else if (running != null) {
            hook.cancel();
            finishIn(dice.millis(1, 200), HookResult.failure("ended"));
        }
    }

    private void finishIn(long nanos, HookResult result) {
        HookOrder order = running;
        hook = later(nanos, () -> {
            running = null;
            check.finished(order, result.succeeded());
            inbox.add(() -> session.onHookFinished(order.kind(), order.epoch(), result, clock().nanos()));
            wakeNow();
        });
    }

    private void carryOut(ChildOrder order) {
        check.ordered(order, running != null, disk);
        cancelChild();
        if (order instanceof ChildOrder.Start) {
            childThere = true;
            boolean sick = world.scheduler().nowNanos() < sickUntilNanos;
            boolean fails = !calm && dice.chance(sick ? 0.6 : 0.05);
            childAlarm = later(dice.millis(5, 3000), () -> {
                if (fails) {
                    childEnds(order.epoch());
                } else {
                    childIsReady(order.epoch());
                }
            });
        } else {
            childAlarm = later(dice.millis(1, 2000), () -> {
                boolean remains = !calm && dice.chance(0.02);
                childThere = remains;
                tell(() -> session.onChildGone(order.epoch(), remains ? "process 7" : "", clock().nanos()));
            });
        }
    }

    private void childIsReady(long epoch) {
        tell(() -> session.onChildReady(epoch, clock().nanos()));
        if (!calm && dice.chance(0.3)) {
            childAlarm = later(dice.seconds(0.1, 90), () -> childEnds(epoch));
        }
    }

    private void childEnds(long epoch) {
        tell(() -> session.onChildExited(epoch, "exit code 0", clock().nanos()));
    }

    private void tell(Runnable message) {
        inbox.add(message);
        wakeNow();
    }

    private void cancelChild() {
        if (childAlarm != null) {
            childAlarm.cancel();
            childAlarm = null;
        }
    }

    /** With the run; the next one ends what is left of it before it says anything. */
    private void stopWork() {
        cancelChild();
        childThere = false;
        if (running != null) {
            hook.cancel();
            running = null;
        }
    }

    private void leave(Step step) {
        say("its run is over: " + step.exit());
        exit = step.exit();
        if (exit == Exit.REPLACED) {
            world.coverage().saw(Rare.RUN_REPLACED);
        }
        stopWork();
        // The goodbye is sent with what is left of patience, also where another report is under way.
        for (Report report : step.reports()) {
            deliver(wire(report));
        }
        end();
    }

    private void send(Report report) {
        check.says(report, disk);
        if (reportUnderWay) {
            waitingReport = report;
            return;
        }
        reportUnderWay = true;
        boolean arrives = deliver(wire(report));
        later(arrives ? 2 * link.delay() : DELIVERY_TIMEOUT.toNanos(), () -> {
            inbox.add(() -> sent(arrives));
            wakeNow();
        });
    }

    private boolean deliver(AgentReport report) {
        Log<SpecificRecord> reports = world.logs().reports();
        int topic = reports.generation();
        return link.send(() -> {
            // What is under way to a topic goes down with it.
            if (reports.generation() == topic) {
                reports.append(report, world.wall().millis());
            }
        });
    }

    private void sent(boolean arrived) {
        reportUnderWay = false;
        if (arrived) {
            session.onHeard(clock().nanos());
        }
        Report next = waitingReport;
        waitingReport = null;
        if (next != null) {
            send(next);
        }
    }

    private AgentReport wire(Report report) {
        return new AgentReport(
                Surroundings.POOL.value(),
                agent.value(),
                incarnation,
                tags.texts(),
                setup.cleans() || setup.supervises(),
                report.servingEpoch(),
                report.ready(),
                report.cleanEpoch(),
                report.failedEpoch(),
                report.highestEpoch(),
                report.stopping(),
                report.insist());
    }

    /** @return the hook that runs, for a sentence; null for none */
    public HookKind hook() {
        return running == null ? null : running.kind();
    }
}
