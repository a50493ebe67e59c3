package io.berth.testbed.bench.decision;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One measured decision: the command is made before it, and the pool is put back afterwards, both untimed. */
@State(Scope.Thread)
public abstract class Turn {
    /** Agents; as many requests wait. */
    @Param("100")
    public int size;

    @Param("FIXED")
    public Shape shape;

    private BusyPool busy;
    private Command command;
    private Moment moment;

    @Setup(Level.Trial)
    public void fill() {
        busy = new BusyPool(shape, size);
    }

    @Setup(Level.Invocation)
    public void before() {
        command = command(busy);
        moment = busy.next();
    }

    /** The only part that is timed. */
    Decision decide() {
        return busy.pool().handle(command, moment);
    }

    @TearDown(Level.Invocation)
    public void after() {
        restore(busy);
    }

    abstract Command command(BusyPool busy);

    abstract void restore(BusyPool busy);

    /** A master asks, nobody is free, the request waits and is told its place. */
    public static class Request extends Turn {
        private int place;

        @Override
        Command command(BusyPool busy) {
            // Its place is emptied first, so the queue is as long afterwards as it was.
            place = busy.randomPlace();
            busy.handle(busy.cancel(place));
            busy.afterCancel(place);
            return busy.request(place);
        }

        @Override
        void restore(BusyPool busy) {
            // The request stays: it took the place of another.
        }
    }

    /** A holder frees, and its agent is granted to who waits first for one like it. */
    public static class Free extends Turn {
        private String agent;
        private String ending;

        @Override
        Command command(BusyPool busy) {
            agent = busy.randomAgent();
            ending = busy.holder(agent);
            return busy.free(agent);
        }

        @Override
        void restore(BusyPool busy) {
            busy.afterFree(agent, ending);
        }
    }

    /** A holder renews. */
    public static class Renew extends Turn {
        @Override
        Command command(BusyPool busy) {
            return busy.renew(busy.randomAgent());
        }

        @Override
        void restore(BusyPool busy) {
            // Nobody came or went.
        }
    }

    /** A master no longer wants what it waits for. */
    public static class Cancel extends Turn {
        private int place;

        @Override
        Command command(BusyPool busy) {
            place = busy.randomPlace();
            return busy.cancel(place);
        }

        @Override
        void restore(BusyPool busy) {
            busy.afterCancel(place);
            busy.handle(busy.request(place));
        }
    }

    /** A master asks again for what waits: the answer computes its place anew. */
    public static class AskAgain extends Turn {
        @Override
        Command command(BusyPool busy) {
            return busy.again(busy.randomPlace());
        }

        @Override
        void restore(BusyPool busy) {
            // Nothing changed.
        }
    }
}
