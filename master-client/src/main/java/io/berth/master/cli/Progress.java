package io.berth.master.cli;

import io.berth.master.WaitingUpdate;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Shows on standard error how a request stands: on a terminal one line that changes, else one line for each change.
 * Thread-safe.
 */
final class Progress {
    private static final String START_OF_LINE = "\r\u001b[K";
    private static final String CUT = "...";

    private final PrintWriter err;
    private final boolean live;
    private final boolean quiet;
    private final IntSupplier columns;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private String state;

    /** @param columns how wide the terminal is at present; asked only where it is live */
    Progress(PrintWriter err, boolean live, boolean quiet, IntSupplier columns, LongSupplier nanoTime) {
        this.err = err;
        this.live = live;
        this.quiet = quiet;
        this.columns = columns;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    static Progress of(CommandSpec command, World world) {
        CommandLine line = command.commandLine();
        return new Progress(
                line.getErr(), world.live(), Globals.of(line).isQuiet(), world.screen()::columns, world.nanoTime());
    }

    /** @return whether nothing that is said is shown */
    boolean isQuiet() {
        return quiet;
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    /**
     * @param wanted what is asked for now
     * @param alternatives how many alternatives the request has
     */
    void waiting(String wanted, int alternatives, WaitingUpdate update) {
        String which = "alternative " + (update.alternative() + 1) + " of " + alternatives;
        // The service says it in its reason too; once is enough on a line.
        String told = which + ", " + wanted + "; ";
        String reason = update.reason().startsWith(told) ? update.reason().substring(told.length()) : update.reason();
        state("waiting  #" + update.position() + " of " + update.waiting() + " for " + wanted
                + (alternatives > 1 ? ", " + which : "")
                // Before the reason, which may be too long for a line.
                + update.estimate().map(Progress::text).orElse("") + "  (" + reason + ")");
    }

    private static String text(WaitingUpdate.Estimate estimate) {
        String least = Durations.shown(estimate.least());
        String most = Durations.shown(estimate.most());
        return "  about " + (least.equals(most) ? most : least + " to " + most);
    }

    /** What goes on now; shown again with {@link #tick} on a terminal. */
    synchronized void state(String text) {
        if (text.equals(state)) {
            return;
        }
        state = text;
        if (!live && !quiet) {
            err.println(text);
            err.flush();
        }
        tick();
    }

    /** To be called about once a second. */
    synchronized void tick() {
        if (live && !quiet && state != null) {
            err.print(START_OF_LINE + fitting(state, "  " + Durations.shown(elapsed())));
            err.flush();
        }
    }

    /** A line that goes on below could not be taken back. */
    private String fitting(String text, String end) {
        // The last column stays free: in it some terminals begin a new line.
        int room = Math.max(CUT.length(), columns.getAsInt() - 1 - end.length());
        return (text.length() <= room ? text : text.substring(0, room - CUT.length()) + CUT) + end;
    }

    /** Something that stays on the screen. */
    synchronized void say(String text) {
        clear();
        if (!quiet) {
            err.println(text);
            err.flush();
        }
    }

    /** Leaves the line to others. */
    synchronized void clear() {
        if (live && !quiet && state != null) {
            err.print(START_OF_LINE);
            err.flush();
        }
        state = null;
    }
}
