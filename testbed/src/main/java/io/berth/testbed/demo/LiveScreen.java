package io.berth.testbed.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What was said scrolls away above a table that is drawn in place. Each drawing is one write, so nothing flickers. */
final class LiveScreen implements Screen {
    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";
    private static final long FRAME_MILLIS = 150;

    private final PrintStream out;
    private final int columns;
    private final Paint paint;
    private final ScheduledExecutorService painter;
    private Supplier<List<String>> board = List::of;
    private int drawn;
    private String seen = "";
    private boolean closed;

    LiveScreen(PrintStream out, int columns, Paint paint) {
        this.out = out;
        this.columns = columns;
        this.paint = paint;
        this.painter = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "screen");
            thread.setDaemon(true);
            return thread;
        });
        painter.scheduleAtFixedRate(() -> draw(""), FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void say(String line) {
        draw(paint.line(line) + CLEAR_LINE + "\n");
    }

    @Override
    public void happened(String line) {
        // The table shows it.
    }

    @Override
    public synchronized void show(Supplier<List<String>> lines) {
        this.board = lines;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            painter.shutdownNow();
            out.print(up() + CLEAR_BELOW + SHOW_CURSOR);
            out.flush();
        }
    }

    /** @param above complete lines that stay */
    private synchronized void draw(String above) {
        if (closed) {
            out.print(above);
            out.flush();
            return;
        }
        StringBuilder table = new StringBuilder();
        List<String> lines = board.get();
        for (String line : lines) {
            // A line that wraps would make the table crawl down the screen.
            String cut = line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
            table.append(paint.row(cut)).append(CLEAR_LINE).append('\n');
        }
        if (above.isEmpty() && table.toString().equals(seen)) {
            return;
        }
        out.print(HIDE_CURSOR + up() + above + table + CLEAR_BELOW);
        out.flush();
        seen = table.toString();
        drawn = lines.size();
    }

    private String up() {
        return drawn == 0 ? "" : ESCAPE + drawn + "A\r";
    }
}
