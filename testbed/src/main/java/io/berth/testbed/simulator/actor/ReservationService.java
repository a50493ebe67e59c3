package io.berth.testbed.simulator.actor;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.Reading;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.pool.Decided;
import io.berth.server.pool.PoolProcessor;
import io.berth.server.store.StoreNames;
import io.berth.server.topology.Nodes;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.check.Rare;
import io.berth.testbed.simulator.check.Stored;
import io.berth.testbed.simulator.world.Log;
import io.berth.testbed.simulator.world.Log.Entry;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The task that owns the pool: the real {@link PoolProcessor} in transactions. A crash, or a pause that outlives the
 * transaction, leaves what was committed; the next instance reads its stores, starts all timers anew on a new clock, and
 * decides again what was dropped.
 */
public final class ReservationService extends Process {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(3);
    private static final int MOST_IN_A_TRANSACTION = 8;

    private final Log<SpecificRecord> log;
    private final Checks checks;
    private final MemoryStore<PoolState> pools = new MemoryStore<>(StoreNames.POOLS);
    private final MemoryStore<AgentState> agents = new MemoryStore<>(StoreNames.AGENTS);
    private final MemoryStore<RequestState> requests = new MemoryStore<>(StoreNames.REQUESTS);
    private final MemoryStore<MasterState> masters = new MemoryStore<>(StoreNames.MASTERS);
    private final List<Step> steps = new ArrayList<>();
    private final List<SpecificRecord> dueTimers = new ArrayList<>();
    private PoolProcessor processor;
    private TaskContext context;
    private int committed;
    private int position;
    private boolean open;
    private Runnable insteadOfCommit;
    private long openedNanos;

    /**
     * One record of the log in the open transaction.
     *
     * @param command null for one that was refused before it was a command
     * @param decided null where nothing came of it
     * @param refusal what is told for one that is no command, or null
     */
    private record Step(Entry<SpecificRecord> entry, Command command, Decided decided, Answer refusal) {}

    public ReservationService(Surroundings world, Checks checks) {
        super(world, "service");
        this.log = world.logs().commands();
        this.checks = checks;
        log.follow(command -> wakeAfter(dice.millis(1, 6)));
    }

    /** A new instance takes over. */
    public void start(double clockRate) {
        begin(clockRate);
        say("takes over at record " + committed + " of " + log.size());
        processor = new PoolProcessor(new ServiceMetrics(), this::nowNanos);
        initialise();
    }

    private long nowNanos() {
        return clock().nanos();
    }

    private void initialise() {
        pools.restore();
        agents.restore();
        requests.restore();
        masters.restore();
        context = new TaskContext(
                Map.of(
                        StoreNames.POOLS,
                        pools,
                        StoreNames.AGENTS,
                        agents,
                        StoreNames.REQUESTS,
                        requests,
                        StoreNames.MASTERS,
                        masters),
                world.wall().millis(),
                this::nowNanos);
        position = committed;
        open = false;
        steps.clear();
        dueTimers.clear();
        processor.init(context);
        checks.restored(stored());
        wakeNow();
    }

    /** The next commit fails. */
    public void failNextCommit(Runnable instead) {
        insteadOfCommit = instead;
    }

    /** The process dies; what is not committed never happened. */
    public void crash() {
        insteadOfCommit = null;
        if (isAlive()) {
            drop("dies");
            end();
        }
    }

    /** The transaction is aborted and the task starts again in the same process, on the same processor. */
    public void abort() {
        insteadOfCommit = null;
        if (isAlive() && !isPaused()) {
            drop("aborts");
            initialise();
        }
    }

    private void drop(String how) {
        if (open) {
            say(how + " with " + steps.size() + " decisions that nobody will ever hear of");
            if (steps.stream().anyMatch(step -> step.decided() != null)) {
                world.coverage().saw(Rare.DECISION_DROPPED);
            }
            // Aborted records keep their offsets, and so does the marker.
            log.skip(dueTimers.size() + 1);
        }
    }

    /** The log is another one now; what stood in it and was not read is gone. */
    public void logCreatedAnew() {
        committed = 0;
    }

    /** The stores and their changelogs are gone too. */
    public void storesLost() {
        pools.lose();
        agents.lose();
        requests.lose();
        masters.lose();
    }

    @Override
    protected void resumed(boolean clockStoodStill) {
        if (open && world.scheduler().nowNanos() - openedNanos > TRANSACTION_TIMEOUT.toNanos()) {
            abort();
        }
    }

    @Override
    protected void turn() {
        if (open && insteadOfCommit != null && steps.stream().anyMatch(step -> step.decided() != null)) {
            insteadOfCommit.run();
            return;
        }
        if (open) {
            commit();
        }
        context.punctuate();
        for (TaskContext.Output output : context.takeOutputs()) {
            dueTimers.add((SpecificRecord) output.record().value());
        }
        int most = dice.between(1, MOST_IN_A_TRANSACTION);
        while (position < log.size() && steps.size() < most) {
            process(log.get(position++));
        }
        if (steps.isEmpty() && dueTimers.isEmpty()) {
            long next = context.untilNextMs();
            if (next != Long.MAX_VALUE) {
                wakeIn(next * 1_000_000);
            }
        } else {
            open = true;
            openedNanos = world.scheduler().nowNanos();
            wakeAfter(dice.millis(1, 6));
        }
    }

    private void process(Entry<SpecificRecord> entry) {
        Reading reading = CommandMapper.read(entry.value());
        if (reading instanceof Reading.Read read) {
            context.at(entry.offset());
            processor.process(new Record<>(read.pool().value(), read.command(), entry.timeMs()));
            Decided decided = null;
            for (TaskContext.Output output : context.takeOutputs()) {
                if (output.node().equals(Nodes.WRITE_EVENTS)) {
                    decided = (Decided) output.record().value();
                }
            }
            steps.add(new Step(entry, read.command(), decided, null));
        } else if (reading instanceof Reading.Refused refused) {
            steps.add(new Step(entry, null, null, refused.answer()));
        } else {
            throw new IllegalStateException("The simulator wrote a record that is no command: " + entry.value());
        }
    }

    /** All of it at once, or nothing: the stores, the position, and everything that is told. */
    private void commit() {
        open = false;
        pools.persistAll();
        agents.persistAll();
        requests.persistAll();
        masters.persistAll();
        committed = position;
        long timeMs = world.wall().millis();
        for (Step step : steps) {
            if (step.command() != null) {
                checks.decided(
                        step.command(),
                        step.entry(),
                        step.decided() == null ? null : step.decided().decision());
            } else {
                checks.refusedAtTheEdge(step.refusal());
                world.logs().replies().append(step.refusal(), timeMs);
            }
        }
        checks.committed(this::stored);
        for (Step step : steps) {
            if (step.decided() != null) {
                tell(step.decided(), timeMs);
            }
        }
        steps.clear();
        if (!dueTimers.isEmpty()) {
            List<SpecificRecord> due = List.copyOf(dueTimers);
            dueTimers.clear();
            due.forEach(command -> log.append(command, timeMs));
            log.skip(1);
        }
    }

    private void tell(Decided decided, long timeMs) {
        decided.decision().answers().forEach(answer -> world.logs().replies().append(answer, timeMs));
        decided.agents()
                .forEach(state ->
                        world.logs().agent(new AgentName(state.getAgent())).append(state, timeMs));
    }

    /** @return what an instance that takes over would find */
    public Stored stored() {
        return new Stored(
                pools.durable().isEmpty()
                        ? null
                        : pools.durable().values().iterator().next(),
                agents.durable().values(),
                requests.durable().values(),
                masters.durable().values());
    }

    /** @return how many records stand in the log that were not decided yet */
    public int behind() {
        return log.size() - committed;
    }
}
