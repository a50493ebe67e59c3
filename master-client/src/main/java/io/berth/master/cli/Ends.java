package io.berth.master.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * When something that an operator said is over. The service measures it with timers that start anew when it does, so it may
 * last longer than shown, never shorter.
 */
final class Ends {
    private Ends() {}

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    /** @return the time of the day, here */
    static String clockTime(Instant now) {
        return CLOCK.format(now);
    }

    /** @return null where it has no end */
    static Instant at(long sinceMs, Long lengthMs) {
        return lengthMs == null ? null : Instant.ofEpochMilli(sinceMs).plusMillis(lengthMs);
    }

    /** @return for example ", for another 1h55m"; empty where it has no end */
    static String text(Instant now, long sinceMs, Long lengthMs) {
        Instant end = at(sinceMs, lengthMs);
        if (end == null) {
            return "";
        }
        return end.isAfter(now) ? ", for another " + Durations.shown(Duration.between(now, end)) : ", its time is over";
    }
}
