package io.berth.testbed.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Lines with the seconds since the start. */
final class PlainScreen implements Screen {
    private final PrintStream out;
    private final long start = System.nanoTime();

    PlainScreen(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void say(String line) {
        out.println(
                line.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "[%5.1f s] %s", (System.nanoTime() - start) / 1e9, line));
        out.flush();
    }

    @Override
    public void happened(String line) {
        say("    " + line);
    }

    @Override
    public void show(Supplier<List<String>> board) {
        // A table that is drawn again and again is of no use in a file; what happens is said line by line.
    }

    @Override
    public void close() {
        out.flush();
    }
}
