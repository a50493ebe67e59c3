package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.ReportRequests;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells each pool now and then which requests are followed, so that it ends the others of this master. Nothing answers a
 * report; one that is lost is made up for by the next.
 *
 * <p>A report names the highest position of the pool that was heard of. What is asked for after it was written comes to a later one,
 * so that a copy of the report, however late, does not end that. A pool that said nothing yet is not reported to: nothing would be
 * over.
 */
final class Reports {
    /** Up to a tenth is taken off, so that masters that started together do not report together. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    private final MasterName master;
    private final Map<PoolName, Report> reports = new LinkedHashMap<>();
    private final Map<PoolName, Long> heardUpTo = new HashMap<>();
    private boolean active;

    Reports(MasterName master) {
        this.master = master;
    }

    void begin(PoolName pool, Collection<RequestId> kept) {
        active = true;
        reports.put(pool, new Report(kept));
    }

    /** A pool that is asked for something is reported to. */
    void uses(PoolName pool) {
        if (active) {
            reports.computeIfAbsent(pool, unknown -> new Report(Set.of()));
        }
    }

    /** @param answer to this master, also about a request that is not followed */
    void heard(PoolName pool, Answer answer) {
        heardUpTo.merge(pool, answer.accept(Positions.CASES), Math::max);
    }

    /** @return the nanoseconds until the next poll */
    long poll(Set<RequestKey> followed, long nowNanos, List<Outgoing> commands) {
        long next = Long.MAX_VALUE;
        for (Map.Entry<PoolName, Report> entry : reports.entrySet()) {
            Report report = entry.getValue();
            long heard = heardUpTo.getOrDefault(entry.getKey(), Positions.NONE);
            if (heard == Positions.NONE) {
                continue;
            }
            if (report.isDue(nowNanos)) {
                Set<RequestId> ids = new TreeSet<>(report.kept);
                followed.stream()
                        .filter(key -> key.pool().equals(entry.getKey()))
                        .forEach(key -> ids.add(key.request()));
                if (ids.size() <= ReportRequests.MAX_REQUESTS) {
                    // Ahead of what is asked for in the same step, or behind it: those are followed already.
                    commands.add(new Outgoing(entry.getKey(), new ReportRequests(master, List.copyOf(ids), heard)));
                }
                report.made(master, nowNanos);
            }
            next = Math.min(next, report.dueNanos - nowNanos);
        }
        return next;
    }

    /** When one pool is reported to. */
    private static final class Report {
        private Set<RequestId> kept;
        private long dueNanos;
        private int rounds;

        Report(Collection<RequestId> kept) {
            this.kept = Set.copyOf(kept);
        }

        boolean isDue(long nowNanos) {
            return rounds == 0 || nowNanos - dueNanos >= 0;
        }

        void made(MasterName master, long nowNanos) {
            kept = Set.of();
            rounds++;
            long whole = INTERVAL.toNanos();
            dueNanos = nowNanos + whole - Refresh.spread(master.value().hashCode(), rounds, whole / 10);
        }
    }
}
