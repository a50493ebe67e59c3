package io.berth.master.transport;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Notice;
import io.berth.master.session.Outgoing;
import io.berth.master.session.Step;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Does what a session wants done. Used by one thread; wishes come from any. */
public final class SessionDriver {
    private final MasterSession session;
    private final LongSupplier clock;
    private final Consumer<Outgoing> commands;
    private final Consumer<Notice> listener;
    private final Queue<Consumer<MasterSession>> wishes = new ConcurrentLinkedQueue<>();

    /** @param clock monotonic nanoseconds */
    public SessionDriver(
            MasterSession session, LongSupplier clock, Consumer<Outgoing> commands, Consumer<Notice> listener) {
        this.session = session;
        this.clock = clock;
        this.commands = commands;
        this.listener = listener;
    }

    /** Heeded by the next {@link #step}, or by the one that goes on. */
    public void submit(Consumer<MasterSession> wish) {
        wishes.add(wish);
    }

    /** @return how long the session wants to be left alone, in nanoseconds, more than 0 */
    public long step() {
        long next;
        do {
            for (Consumer<MasterSession> wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                wish.accept(session);
            }
            Step step = session.poll(clock.getAsLong());
            step.commands().forEach(commands);
            step.notices().forEach(listener);
            next = step.nextNanos();
            // Whoever was told something may have wished for something, and nothing else would end the sleep for it.
        } while (!wishes.isEmpty());
        return next;
    }
}
