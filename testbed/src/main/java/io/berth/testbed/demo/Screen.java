package io.berth.testbed.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where the demo is seen: a terminal with a live table, or plain lines in a pipe. Thread-safe. */
interface Screen extends AutoCloseable {
    /** Says something that stays. */
    void say(String line);

    /** Says what just happened in the pool; left out where the table shows it anyway. */
    void happened(String line);

    /** @param board the lines of the table, asked for again and again */
    void show(Supplier<List<String>> board);

    /** Leaves the terminal as it was. */
    @Override
    void close();

    /**
     * @param environment {@code BERTH_COLUMNS} is set by the launcher where standard output is a terminal; {@code
     *     NO_COLOR} is respected
     */
    static Screen of(PrintStream out, Map<String, String> environment) {
        String columns = environment.getOrDefault("BERTH_COLUMNS", "");
        if (columns.isEmpty()) {
            return new PlainScreen(out);
        }
        boolean colored = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new LiveScreen(out, columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 80, new Paint(colored));
    }
}
