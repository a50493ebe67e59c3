package io.berth.master.testkit;

import io.berth.master.PoolAgent;
import io.berth.master.session.Outgoing;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** The service: one log, pools that decide what is in it by the real protocol, answers. Guarded by the lock of the world. */
final class FakeService {
    private final Told told;
    private final Map<PoolName, FakePool> pools = new LinkedHashMap<>();
    private final Queue<Outgoing> log = new ArrayDeque<>();
    private long offset;
    private boolean stopped;

    /** What comes of a decision. */
    interface Told {
        void answer(PoolName pool, Answer answer);

        /** After its answers: agents may have changed. */
        void decided();
    }

    FakeService(Told told) {
        this.told = told;
    }

    /** @return the pool, made now if it is new; it decides nothing until it is configured */
    FakePool pool(PoolName name) {
        return pools.computeIfAbsent(name, FakePool::new);
    }

    boolean has(PoolName name) {
        return pools.containsKey(name);
    }

    void append(PoolName pool, Command command) {
        log.add(new Outgoing(pool, command));
    }

    /** What is written meanwhile waits in the log. */
    void stop() {
        stopped = true;
    }

    void start(long nowNanos) {
        if (stopped) {
            stopped = false;
            pools.values().forEach(pool -> pool.restartTimers(nowNanos));
        }
    }

    /**
     * Decides all that is in the log, and what comes of it.
     *
     * @return whether there was anything
     */
    boolean work(long nowNanos, long logTimeMs) {
        pools.forEach((name, pool) -> pool.machines().values().forEach(machine -> machine.speak(nowNanos)));
        if (stopped) {
            return false;
        }
        pools.forEach((name, pool) -> pool.timers().takeDue(nowNanos).forEach(command -> append(name, command)));
        boolean worked = !log.isEmpty();
        for (Outgoing next = log.poll(); next != null; next = log.poll()) {
            PoolName name = next.pool();
            Moment moment = new Moment(offset++, logTimeMs);
            Decision decision = has(name)
                    ? pool(name).handle(next.command(), moment, nowNanos)
                    : Pool.unconfigured(name).handle(next.command(), moment);
            decision.answers().forEach(answer -> told.answer(name, answer));
            told.decided();
        }
        return worked;
    }

    /** @return when something is due, {@link Long#MAX_VALUE} for never */
    long nextNanos() {
        long next = Long.MAX_VALUE;
        for (FakePool pool : pools.values()) {
            next = stopped ? next : Math.min(next, pool.timers().nextNanos());
            for (FakeAgent machine : pool.machines().values()) {
                next = Math.min(next, machine.nextNanos());
            }
        }
        return next;
    }

    /** @return all agents as everybody may see them, by key */
    Map<String, PoolAgent> agents() {
        Map<String, PoolAgent> agents = new TreeMap<>();
        pools.forEach((name, pool) ->
                pool.agents().forEach(agent -> agents.put(name + "/" + agent.name(), pool.shown(agent))));
        return agents;
    }
}
