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
    private boolean news;
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

    /** The next report is due at once, although it says nothing else than the last: its tags do. */
    void news() {
        news = true;
    }

    boolean isDue(Report report, long nowNanos) {
        return news || !report.equals(lastSent) || nowNanos - lastSentAt >= interval;
    }

    void sent(Report report, long nowNanos) {
        lastSent = report;
        lastSentAt = nowNanos;
        news = false;
    }

    /** @return whether the service has nothing of this run to rely on: nothing was said, or goodbye last */
    boolean isSilence() {
        return lastSent == null || lastSent.stopping();
    }

    /** @return nanoseconds until silence may have to be broken although nothing happens, at least 0 */
    long untilInsisting(long nowNanos) {
        return disagrees ? Math.max(0, disagreesSince + PATIENCE * interval + 1 - nowNanos) : Long.MAX_VALUE;
    }

    /** @return nanoseconds until a report is due even if nothing happens, at least 0 */
    long untilNext(long nowNanos) {
        long beat = lastSentAt + interval - nowNanos;
        // One more than the patience, because "more than" is meant.
        long insist = disagreesSince + PATIENCE * interval + 1 - nowNanos;
        return Math.max(0, disagrees && insist > 0 ? Math.min(beat, insist) : beat);
    }
}
