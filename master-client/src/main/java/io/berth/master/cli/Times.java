package io.berth.master.cli;

import io.berth.reservation.name.Names;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/** Points in time at the command line: in the time zone here, unless they name another. */
final class Times {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Times() {}

    /**
     * @param text a date and a time as 2026-11-29T02:13, perhaps with seconds and an offset such as +01:00 or Z; or a time
     *     as 02:13, which is the last time that it was
     * @throws IllegalArgumentException with a sentence, where it is none of these or not yet
     */
    static Instant parse(String text, Instant now, ZoneId zone) {
        String word = text.strip().replace(' ', 'T');
        List<Function<String, Instant>> forms = List.of(
                all -> OffsetDateTime.parse(all).toInstant(),
                all -> LocalDateTime.parse(all).atZone(zone).toInstant(),
                all -> lastTime(LocalTime.parse(all), now, zone));
        for (Function<String, Instant> form : forms) {
            Instant read = read(form, word);
            if (read != null && read.isAfter(now)) {
                throw new IllegalArgumentException(
                        shown(read, zone) + " is still to come; it is " + shown(now, zone) + " now.");
            }
            if (read != null) {
                return read;
            }
        }
        throw new IllegalArgumentException("'" + Names.shown(text) + "' is no time. Expected for example "
                + LocalDateTime.ofInstant(now, zone).withNano(0).withSecond(0).minusHours(1)
                + ", or 02:13 for the last time that it was; in " + zone
                + ", unless it ends with an offset such as Z or +01:00.");
    }

    private static Instant read(Function<String, Instant> form, String word) {
        try {
            return form.apply(word);
        } catch (DateTimeParseException e) {
            // Not written like this; perhaps like the next.
            return null;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + Names.shown(word) + "' is too far away.", e);
        }
    }

    private static Instant lastTime(LocalTime time, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant sameDay = today.atTime(time).atZone(zone).toInstant();
        return sameDay.isAfter(now)
                ? today.minusDays(1).atTime(time).atZone(zone).toInstant()
                : sameDay;
    }

    /** @return for a person, in that time zone */
    static String shown(Instant time, ZoneId zone) {
        return SHOWN.format(LocalDateTime.ofInstant(time, zone));
    }
}
