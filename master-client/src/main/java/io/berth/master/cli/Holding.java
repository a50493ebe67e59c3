package io.berth.master.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One reservation of an agent, as the event log tells of it.
 *
 * @param began null where that was before all that is kept
 * @param ended null while it lasts
 * @param outcome why it ended, null while it lasts
 * @param note who revoked it, and why; null otherwise
 */
record Holding(String master, String request, long epoch, Instant began, Instant ended, String outcome, String note) {

    Holding withNote(String text) {
        return new Holding(master, request, epoch, began, ended, outcome, text);
    }

    /** @return whether the agent was held then; of one whose begin is not known that is so until its end */
    boolean covers(Instant time) {
        return (began == null || !time.isBefore(began)) && (ended == null || time.isBefore(ended));
    }

    /** @param zone for the texts; null for programs, which get instants */
    Map<String, Object> row(String agent, String pool, Instant now, ZoneId zone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("agent", agent);
        row.put("pool", pool);
        row.put("began", at(began, zone));
        row.put("ended", at(ended, zone));
        Duration lasted = began == null ? null : Duration.between(began, ended == null ? now : ended);
        if (zone == null) {
            row.put("lastedMs", lasted == null ? null : lasted.toMillis());
        } else {
            row.put("lasted", lasted == null ? null : Durations.shown(lasted));
        }
        row.put("master", master);
        row.put("request", request);
        row.put("epoch", epoch);
        row.put("outcome", outcome);
        row.put("note", note);
        return row;
    }

    private static Object at(Instant time, ZoneId zone) {
        return time == null || zone == null ? time : Times.shown(time, zone);
    }
}
