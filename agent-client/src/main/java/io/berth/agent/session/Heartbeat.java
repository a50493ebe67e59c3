package io.berth.agent.session;

/**
 * When a report is due: at once when it says something new, else once per interval; and since when the service has been
 * wrong about this agent.
 */
final class Heartbeat {
    /** A disagreement is insisted on when it is older than so many heartbeats. */
    static final int PATIENCE = 2;

    private final long interval;
    private Report lastSent;
    private long lastSentAt;
    private boolean disagrees;
    private long disagreesSince;

    Heartbeat(long intervalNanos) {
        this.interval = intervalNanos;
    }

    void disagreement(boolean now, long nowNanos) {
        if (now && !disagrees) {
            disagreesSince = nowNanos;
        }
        disagrees = now;
    }

    boolean insists(long nowNanos) {
        return disagrees && nowNanos - disagreesSince > PATIENCE * interval;
    }

    boolean isDue(Report report, long nowNanos) {
        return !report.equals(lastSent) || nowNanos - lastSentAt >= interval;
    }

    void sent(Report report, long nowNanos) {
        lastSent = report;
        lastSentAt = nowNanos;
    }

    /** @return nanoseconds until a report is due even if nothing happens, at least 0 */
    long untilNext(long nowNanos) {
        long beat = lastSentAt + interval - nowNanos;
        // One more than the patience, because "more than" is meant.
        long insist = disagreesSince + PATIENCE * interval + 1 - nowNanos;
        return Math.max(0, disagrees && insist > 0 ? Math.min(beat, insist) : beat);
    }
}
