package io.berth.reservation.audit;

import io.berth.reservation.name.PoolName;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows an event log from its first event on and checks every invariant that a log can show. It knows nothing of how
 * the pool decides: it has its own, simpler idea of what may follow what.
 *
 * <p>Give it the events of each pool in log order; pools may be mixed. Memory grows with the agents, the open requests
 * and the outcomes that are still remembered, not with the length of the log. Not thread-safe.
 */
public final class Audit {
    private final boolean whole;
    private final Findings findings = new Findings();
    private final Map<PoolName, PoolAudit> pools = new TreeMap<>();
    private long events;

    private Audit(boolean whole) {
        this.whole = whole;
    }

    /** The log has all events since its pools exist: whatever is named without having begun is a violation. */
    public static Audit ofWholeLog() {
        return new Audit(true);
    }

    /**
     * Retention has cut the start of the log: an agent or a request may have begun before it. Such a one is known only
     * from where the log first tells its state, and judged from there.
     */
    public static Audit ofTruncatedLog() {
        return new Audit(false);
    }

    public void add(AuditedEvent event) {
        events++;
        pools.computeIfAbsent(event.pool(), pool -> new PoolAudit(pool, whole, findings))
                .add(event);
    }

    /** @return whether nothing was found so far */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /**
     * @return what was found so far. Ask where all events of a command are in, as they are at the end of a log that is
     *     read committed; adding may go on
     */
    public AuditReport report() {
        return new AuditReport(
                events, pools.values().stream().map(PoolAudit::summary).toList(), findings.checks());
    }
}
