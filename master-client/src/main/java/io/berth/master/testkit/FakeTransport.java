package io.berth.master.testkit;

import io.berth.master.PoolAgent;
import io.berth.master.UnavailableException;
import io.berth.master.session.MasterSession;
import io.berth.master.session.Outgoing;
import io.berth.master.session.SessionTiming;
import io.berth.master.transport.AgentFeed;
import io.berth.master.transport.SessionDriver;
import io.berth.master.transport.Transport;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The way of one client to the service: the real session, driven by the real driver. While it is cut off, what it sends is
 * lost, and what it is told waits. Guarded by the lock of the world, but for what says otherwise.
 */
final class FakeTransport implements Transport, AgentFeed {
    private final FakeWorld world;
    private final MasterSession session;
    private final SessionDriver driver;
    private final Queue<Heard> inbox = new ArrayDeque<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private boolean cutOff;
    private boolean closed;
    private boolean dirty = true;
    private long wakeAtNanos;

    private record Heard(PoolName pool, Answer answer) {}

    /** @param firstAttempt unlike those of all other sessions */
    FakeTransport(FakeWorld world, MasterName master, long firstAttempt, Transport.Listener listener) {
        this.world = world;
        this.session = new MasterSession(master, SessionTiming.DEFAULT, firstAttempt);
        this.driver = new SessionDriver(session, world::nanoTime, this::send, listener);
    }

    @Override
    public void submit(Consumer<MasterSession> wish) {
        world.act(() -> {
            if (!closed) {
                driver.submit(wish);
                dirty = true;
            }
        });
    }

    @Override
    public void close(Duration atMost) {
        world.act(() -> closed = true);
    }

    boolean isClosed() {
        return closed;
    }

    void cutOff(boolean now) {
        cutOff = now;
        if (!now) {
            tellFollowers();
        }
    }

    private void send(Outgoing outgoing) {
        if (!cutOff) {
            world.service().append(outgoing.pool(), outgoing.command());
        }
    }

    /** The session ignores what is directed at others. */
    void hear(PoolName pool, Answer answer) {
        inbox.add(new Heard(pool, answer));
    }

    /** @return whether there was anything to do */
    boolean turn(long nowNanos) {
        boolean hears = !cutOff && !inbox.isEmpty();
        if (!hears && !dirty && nowNanos < wakeAtNanos) {
            return false;
        }
        dirty = false;
        while (!cutOff && !inbox.isEmpty()) {
            Heard heard = inbox.remove();
            session.onReply(heard.pool(), heard.answer(), nowNanos);
        }
        long sleep = driver.step();
        wakeAtNanos = sleep > Long.MAX_VALUE - nowNanos ? Long.MAX_VALUE : nowNanos + sleep;
        return true;
    }

    /** @return when the session wants to be asked again */
    long nextNanos() {
        return wakeAtNanos;
    }

    @Override
    public CompletableFuture<List<PoolAgent>> read(PoolName pool) {
        return world.look(service -> cutOff
                ? CompletableFuture.failedFuture(new UnavailableException(
                        UnavailableException.Problem.UNREACHABLE, "The test cut this master off.", null))
                : CompletableFuture.completedFuture(service.agents().values().stream()
                        .filter(agent -> agent.pool().equals(pool))
                        .toList()));
    }

    @Override
    public Following follow(AgentFeed.Listener listener) {
        Follower follower = new Follower(listener);
        world.act(() -> {
            followers.add(follower);
            tellFollowers();
        });
        return follower;
    }

    /** What changed since they were told last. */
    void tellFollowers() {
        if (cutOff || followers.isEmpty()) {
            return;
        }
        Map<String, PoolAgent> agents = world.service().agents();
        followers.forEach(follower -> follower.tell(agents));
    }

    /** Stops without the lock, because whoever stops it may hold another one. */
    private final class Follower implements Following {
        private final AgentFeed.Listener listener;
        private Map<String, PoolAgent> told;

        Follower(AgentFeed.Listener listener) {
            this.listener = listener;
        }

        void tell(Map<String, PoolAgent> agents) {
            Map<String, PoolAgent> before = told == null ? Map.of() : told;
            for (String gone : new ArrayList<>(before.keySet())) {
                if (!agents.containsKey(gone)) {
                    listener.gone(gone);
                }
            }
            agents.forEach((key, agent) -> {
                if (!agent.equals(before.get(key))) {
                    listener.agent(agent);
                }
            });
            if (told == null) {
                listener.complete();
            }
            told = new TreeMap<>(agents);
        }

        @Override
        public void stop() {
            followers.remove(this);
        }
    }
}
