package io.berth.master.testkit;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timers;
import io.berth.reservation.timing.TimingContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The timers of one pool. Looks at all of its state each time, which a pool of a test is small enough for. */
final class FakeTimers {
    private final Map<Timer.Key, Entry> entries = new HashMap<>();
    private long order;

    /** @param dueNanos {@link Long#MAX_VALUE} for one that wrote its command already */
    private record Entry(Timer timer, long dueNanos, long order) {}

    /** All start anew at their full length, as when the service starts. */
    void restart(Pool pool, long nowNanos) {
        entries.clear();
        follow(pool, nowNanos);
    }

    void follow(Pool pool, long nowNanos) {
        TimingContract timing = pool.view().policy().timing();
        List<Timer> wanted = new ArrayList<>(Timers.of(pool));
        pool.agents().forEach(agent -> wanted.addAll(Timers.of(agent, timing)));
        pool.requests().forEach(request -> wanted.addAll(Timers.of(request, timing)));
        Set<Timer.Key> keys = new HashSet<>();
        for (Timer timer : wanted) {
            keys.add(timer.key());
            Entry present = entries.get(timer.key());
            if (present == null || present.timer().sign() != timer.sign()) {
                entries.put(
                        timer.key(), new Entry(timer, nowNanos + timer.length().toNanos(), order++));
            }
        }
        entries.keySet().retainAll(keys);
    }

    /** @return what is due, the earliest first */
    List<Command> takeDue(long nowNanos) {
        List<Entry> due = entries.values().stream()
                .filter(entry -> entry.dueNanos() <= nowNanos)
                .sorted(Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::order))
                .toList();
        due.forEach(entry -> entries.put(entry.timer().key(), new Entry(entry.timer(), Long.MAX_VALUE, entry.order())));
        return due.stream().map(entry -> entry.timer().command()).toList();
    }

    /** @return when the next is due, {@link Long#MAX_VALUE} for none */
    long nextNanos() {
        return entries.values().stream().mapToLong(Entry::dueNanos).min().orElse(Long.MAX_VALUE);
    }
}
