package io.berth.reservation.audit;

import java.util.List;

/**
 * What an audit found. The same log gives an equal report.
 *
 * @param events how many events were read
 * @param pools one summary for each pool, by name
 * @param checks one for each {@link Invariant}, in its order
 */
public record AuditReport(long events, List<PoolSummary> pools, List<Check> checks) {
    public AuditReport {
        pools = List.copyOf(pools);
        checks = List.copyOf(checks);
    }

    /** @return whether nothing was found; an empty log is clean, so look at the counts too */
    public boolean isClean() {
        return checks.stream().allMatch(check -> check.found() == 0);
    }

    public Check check(Invariant invariant) {
        return checks.get(invariant.ordinal());
    }
}
