package io.berth.server.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timer.Timers;
import io.berth.reservation.timing.TimingContract;
import io.berth.server.timer.MonotonicClock;
import io.berth.server.timer.TimerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The timers of all pools of one partition: which ones run follows from the state of each agent and request. */
final class PoolTimers {
    /** How many commands one wake-up writes at most; the rest follow at once, in the next transaction. */
    private static final int MOST_AT_ONCE = 1000;

    /**
     * Outcomes are forgotten together: their time is rounded up to this, so that a thousand of them cost one wake-up and
     * not a thousand.
     */
    private static final long OUTCOME_GRAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final TimerQueue<Key, Due> queue = new TimerQueue<>();
    private final MonotonicClock clock;

    PoolTimers(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Starts every timer of the pool anew, at its full length: silence counts only while we could have heard. */
    void startAll(Pool pool) {
        TimingContract timing = pool.view().policy().timing();
        Timers.of(pool).forEach(timer -> set(pool, timer));
        pool.agents().forEach(agent -> Timers.of(agent, timing).forEach(timer -> set(pool, timer)));
        pool.requests().forEach(request -> Timers.of(request, timing).forEach(timer -> set(pool, timer)));
    }

    /** Sets and cancels what follows from the changes. */
    void follow(Pool pool, Changes changes) {
        // Whatever happened may have settled the pool, or left it unsettled.
        replace(pool, "", Timers.OF_POOL, Timers.of(pool));
        changes.agents().forEach(agent -> replace(pool, agent));
        changes.requests().forEach(request -> replace(pool, request));
        changes.forgotten().forEach(request -> replace(pool, request.value(), Timers.OF_REQUEST, List.of()));
        changes.removed().forEach(agent -> replace(pool, agent.value(), Timers.OF_AGENT, List.of()));
    }

    private void replace(Pool pool, AgentName agent) {
        TimingContract timing = pool.view().policy().timing();
        replace(pool, agent.value(), Timers.OF_AGENT, Timers.of(pool.view().agent(agent), timing));
    }

    private void replace(Pool pool, RequestId request) {
        TimingContract timing = pool.view().policy().timing();
        replace(pool, request.value(), Timers.OF_REQUEST, Timers.of(pool.view().request(request), timing));
    }

    private void replace(Pool pool, String about, Set<Kind> kinds, List<Timer> wanted) {
        for (Kind kind : kinds) {
            Timer timer = null;
            for (Timer candidate : wanted) {
                timer = candidate.key().kind() == kind ? candidate : timer;
            }
            if (timer == null) {
                queue.cancel(new Key(pool.name(), new Timer.Key(kind, about)));
            } else {
                set(pool, timer);
            }
        }
    }

    private void set(Pool pool, Timer timer) {
        long due = clock.nanos() + timer.length().toNanos();
        if (timer.key().kind() == Kind.OUTCOME) {
            due = (due / OUTCOME_GRAIN_NANOS + 1) * OUTCOME_GRAIN_NANOS;
        }
        queue.set(new Key(pool.name(), timer.key()), timer.sign(), due, new Due(pool.name(), timer.command()));
    }

    /** Takes the commands that are due, in the order of their deadlines; outcomes to forget are put together. */
    List<Due> takeDue() {
        List<Due> commands = new ArrayList<>();
        Map<PoolName, List<RequestId>> forgotten = new LinkedHashMap<>();
        for (Due due : queue.takeDue(clock.nanos(), MOST_AT_ONCE)) {
            if (due.command() instanceof Command.ForgetRequests forget) {
                forgotten.computeIfAbsent(due.pool(), pool -> new ArrayList<>()).addAll(forget.requests());
            } else {
                commands.add(due);
            }
        }
        forgotten.forEach((pool, requests) -> {
            for (int from = 0; from < requests.size(); from += Command.ForgetRequests.MAX_REQUESTS) {
                int to = Math.min(from + Command.ForgetRequests.MAX_REQUESTS, requests.size());
                commands.add(new Due(pool, new Command.ForgetRequests(requests.subList(from, to))));
            }
        });
        return commands;
    }

    OptionalLong next() {
        return queue.next();
    }

    void clear() {
        queue.clear();
    }

    /** A command that a timer writes to the end of the log of its pool. */
    record Due(PoolName pool, Command command) {}

    private record Key(PoolName pool, Timer.Key timer) {}
}
