package io.berth.master;

import io.berth.master.transport.AgentFeed;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells of agents that become available. While anybody wants to know it follows all agents, and keeps those that are available
 * now; otherwise nothing. Thread-safe.
 */
final class Availability {
    private final AgentFeed feed;
    private final Consumer<Runnable> callbacks;
    private final List<Watch> watches = new ArrayList<>();
    private Round round;
    private boolean closed;

    /** @param callbacks runs foreign code */
    Availability(AgentFeed feed, Consumer<Runnable> callbacks) {
        this.feed = feed;
        this.callbacks = callbacks;
    }

    /** What is available already counts as becoming so, or a free between a refusal and this call would be missed. */
    Subscription watch(PoolName pool, TagExpression tags, Consumer<PoolAgent> callback) {
        Watch watch = new Watch(pool, tags, callback);
        Round begun = null;
        List<PoolAgent> present = List.of();
        synchronized (this) {
            if (closed) {
                return watch;
            }
            watches.add(watch);
            if (round == null) {
                begun = new Round();
                round = begun;
            } else if (round.complete) {
                present = List.copyOf(round.available.values());
            }
        }
        // Outside: a feed may have a lock of its own, and tells its listener under it.
        present.forEach(watch::tell);
        if (begun != null) {
            begun.follows(feed.follow(begun));
        }
        return watch;
    }

    private synchronized void end(Watch watch) {
        watches.remove(watch);
        if (watches.isEmpty()) {
            stop();
        }
    }

    /** Nobody is told anything any more. */
    synchronized void close() {
        closed = true;
        watches.forEach(watch -> watch.closed = true);
        watches.clear();
        stop();
    }

    private void stop() {
        if (round != null && round.following != null) {
            round.following.stop();
        }
        round = null;
    }

    /** One person's wish. */
    private final class Watch implements Subscription {
        private final PoolName pool;
        private final TagExpression tags;
        private final Consumer<PoolAgent> callback;
        private volatile boolean closed;

        Watch(PoolName pool, TagExpression tags, Consumer<PoolAgent> callback) {
            this.pool = pool;
            this.tags = tags;
            this.callback = callback;
        }

        void tell(PoolAgent agent) {
            if (matches(agent, agent.tags())) {
                callbacks.accept(() -> {
                    if (!closed) {
                        callback.accept(agent);
                    }
                });
            }
        }

        boolean matches(PoolAgent agent, TagSet having) {
            return pool.equals(agent.pool())
                    && tags.matches(having, agent.name().value());
        }

        @Override
        public void close() {
            closed = true;
            end(this);
        }
    }

    /** From the first wish to the last. A feed that was stopped may tell a little more; nobody listens to that. */
    private final class Round implements AgentFeed.Listener {
        private final Map<String, PoolAgent> available = new HashMap<>();
        private AgentFeed.Following following;
        private boolean complete;

        private void follows(AgentFeed.Following begun) {
            synchronized (Availability.this) {
                following = begun;
                if (round != this) {
                    begun.stop();
                }
            }
        }

        @Override
        public void agent(PoolAgent agent) {
            synchronized (Availability.this) {
                String key = agent.pool() + "/" + agent.name();
                PoolAgent before = agent.isAvailable() ? available.put(key, agent) : available.remove(key);
                if (isHeard() && agent.isAvailable()) {
                    watches.stream()
                            .filter(watch -> before == null || !watch.matches(agent, before.tags()))
                            .forEach(watch -> watch.tell(agent));
                }
            }
        }

        @Override
        public void gone(String key) {
            synchronized (Availability.this) {
                available.remove(key);
            }
        }

        @Override
        public void complete() {
            synchronized (Availability.this) {
                complete = true;
                if (isHeard()) {
                    available.values().forEach(agent -> watches.forEach(watch -> watch.tell(agent)));
                }
            }
        }

        private boolean isHeard() {
            return complete && round == this;
        }
    }
}
