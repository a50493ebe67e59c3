package io.berth.testbed.bench.decision;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Heap that a pool retains, in bytes for each of its parts: used heap after a full collection, before and after that many
 * of them came, divided by their number.
 *
 * @param agent one that is available
 * @param reservation one held agent more than an available one: mostly the request that holds it
 * @param waiting one waiting request
 */
public record Memory(Shape shape, int agents, long agent, long reservation, long waiting) {
    private static final int COLLECTIONS = 3;

    static Memory measure(Shape shape, int agents) {
        Build build = new Build(agents);
        long agent = build.each(number -> Commands.online("build-" + number, shape.tags(number, agents)));
        long reservation = build.each(number -> request("holds-", number, shape.holding(number, agents)));
        long waiting = build.each(number -> request("waits-", number, shape.expression(number, number, agents)));
        return new Memory(shape, agents, agent, reservation, waiting);
    }

    private static Command request(String prefix, int number, String expression) {
        return Commands.request(
                "5e1b7a2c-90df-4c1e-8a57-" + prefix + number, "jenkins-" + number % BusyPool.MASTERS, expression);
    }

    /** @return the most that any of them takes */
    long most() {
        return Math.max(agent, Math.max(reservation, waiting));
    }

    /** @return for people, without what it is of */
    String text() {
        return String.format(
                Locale.ROOT,
                "%,d bytes for an available agent, %,d for its reservation, %,d for a waiting request",
                agent,
                reservation,
                waiting);
    }

    /** @return a JSON object */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"shape\":\"%s\",\"agents\":%d,\"agentBytes\":%d,\"reservationBytes\":%d,\"waitingBytes\":%d}",
                shape,
                agents,
                agent,
                reservation,
                waiting);
    }

    /** Holds the pool, and nothing else that grows. */
    private static final class Build {
        private final Pool pool = Pool.unconfigured(new PoolName("bench"));
        private final int count;
        private long offset;

        Build(int count) {
            this.count = count;
            handle(Commands.configure());
        }

        long each(IntFunction<Command> commands) {
            long before = usedHeap();
            for (int number = 0; number < count; number++) {
                handle(commands.apply(number));
            }
            long grown = usedHeap() - before;
            Reference.reachabilityFence(pool);
            return Math.round((double) grown / count);
        }

        private void handle(Command command) {
            pool.handle(command, new Moment(offset, 1_700_000_000_000L + offset * 10));
            offset++;
        }

        private static long usedHeap() {
            for (int i = 0; i < COLLECTIONS; i++) {
                System.gc();
            }
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
