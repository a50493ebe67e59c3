package io.berth.testbed.simulator.report;

import io.berth.testbed.simulator.world.Scheduler;
import java.util.Locale;
import java.util.function.Consumer;

/** What happened in one world, line by line: virtual time, who, what. Costs nothing where nobody reads it. */
public final class Trace {
    private final Consumer<String> lines;
    private Scheduler scheduler;

    private Trace(Consumer<String> lines) {
        this.lines = lines;
    }

    public static Trace off() {
        return new Trace(null);
    }

    public static Trace to(Consumer<String> lines) {
        return new Trace(lines);
    }

    /** @param whose time stands at each line from now on */
    public void follow(Scheduler whose) {
        scheduler = whose;
    }

    /** To be asked before a line is put together: most runs have no reader. */
    public boolean isOn() {
        return lines != null;
    }

    public void say(String who, String what) {
        if (lines != null) {
            lines.accept(String.format(Locale.ROOT, "%s  %-12s %s", time(scheduler.nowNanos()), who, what));
        }
    }

    private static String time(long nanos) {
        long micros = nanos / 1000;
        long seconds = micros / 1_000_000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                micros % 1_000_000);
    }
}
