package io.berth.master.cli;

import io.berth.reservation.audit.AuditReport;
import io.berth.reservation.audit.Check;
import io.berth.reservation.audit.PoolSummary;
import io.berth.reservation.audit.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An audit report as rows and fields. */
final class AuditRows {
    static final List<String> CHECK_COLUMNS = List.of("invariant", "checks", "violations", "meaning");
    static final List<String> POOL_COLUMNS =
            List.of("pool", "events", "agents", "requests", "offers", "reservations", "renewals", "outcomes", "open");

    private AuditRows() {}

    static List<Map<String, Object>> checks(AuditReport report) {
        return report.checks().stream().map(AuditRows::check).toList();
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("invariant", check.invariant());
        row.put("checks", check.made());
        row.put("violations", check.found());
        row.put("meaning", check.invariant().sentence());
        return row;
    }

    static List<Map<String, Object>> pools(AuditReport report) {
        return report.pools().stream().map(AuditRows::pool).toList();
    }

    private static Map<String, Object> pool(PoolSummary pool) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("offeredAgents", pool.open().offeredAgents());
        open.put("reservedAgents", pool.open().reservedAgents());
        open.put("waitingRequests", pool.open().waitingRequests());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pool", pool.pool().value());
        row.put("events", pool.events());
        row.put("agents", pool.agents());
        row.put("requests", pool.requests());
        row.put("offers", pool.offers());
        row.put("reservations", pool.reservations());
        row.put("renewals", pool.renewals());
        row.put("outcomes", new TreeMap<>(pool.outcomes()));
        row.put("open", open);
        row.put("seenFromTheMiddle", pool.seenFromTheMiddle());
        return row;
    }

    /**
     * @param clean whether nothing at all is wrong
     * @param replay null where there was none
     */
    static Map<String, Object> whole(
            boolean clean, AuditReport report, boolean whole, List<String> unreadable, Map<String, Object> replay) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clean", clean);
        fields.put("wholeLog", whole);
        fields.put("events", report.events());
        fields.put("checks", checks(report));
        fields.put(
                "violations",
                report.checks().stream()
                        .flatMap(check -> check.violations().stream())
                        .map(AuditRows::violation)
                        .toList());
        fields.put("unreadable", unreadable);
        fields.put("pools", pools(report));
        if (replay != null) {
            fields.put("replay", replay);
        }
        return fields;
    }

    private static Map<String, Object> violation(Violation violation) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("invariant", violation.invariant());
        row.put("pool", violation.pool().value());
        row.put("position", violation.position());
        row.put("sentence", violation.sentence());
        return row;
    }
}
