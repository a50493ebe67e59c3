package io.berth.reservation.pool.match;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why an operator holds something up, and until when. */
public final class Until {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Until() {}

    /**
     * @param sinceMs the log's time at which it was said, milliseconds since 1970
     * @param length null where no end was said
     * @return for example "disk swap, until 2026-11-24 14:00 UTC"
     */
    public static String text(String reason, long sinceMs, Duration length) {
        String why = reason.replaceFirst("\\.$", "");
        return length == null
                ? why
                : why + ", until " + MINUTE.format(Instant.ofEpochMilli(sinceMs).plus(length)) + " UTC";
    }
}
