package io.berth.master.cli;

import io.berth.reservation.name.Names;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import picocli.CommandLine.TypeConversionException;

/** Durations at the command line; {@link Lengths} says how they are written. */
final class Durations {
    private Durations() {}

    static Duration parse(String text) {
        return Lengths.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + Names.shown(text) + "' is no duration. Expected for example " + Lengths.EXAMPLES + "."));
    }

    /** @return see {@link Lengths#rough} */
    static String shown(Duration duration) {
        return Lengths.rough(duration);
    }
}
