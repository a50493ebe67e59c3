package io.berth.reservation.pool.match;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Why an operator holds something up, and until when. */
public final class Until {
    private Until() {}

    /**
     * @param sinceMs the log's time at which it was said, milliseconds since 1970
     * @param length null where no end was said
     * @return for example "disk swap, until 2026-11-24 14:00 UTC"
     */
    public static String text(String reason, long sinceMs, Duration length) {
        String why = reason.replaceFirst("\\.$", "");
        if (length == null) {
            return why;
        }
        String minute = Instant.ofEpochMilli(sinceMs)
                .plus(length)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return why + ", until " + minute.replace("T", " ").replace(":00Z", " UTC");
    }
}
