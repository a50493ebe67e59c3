package io.berth.master.cli;

import io.berth.master.transport.TopicFollower;
import io.berth.schemas.topic.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Draws a list on a terminal's second screen, anew whenever it changes; the first screen is as it was after {@link #close}. */
final class DrawnWatch implements TopicFollower.Follower, AutoCloseable {
    private static final Duration OFTEN = Duration.ofMillis(200);
    /** So that times which pass are seen to pass. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final String ESC = "\u001b[";
    /** The other screen, no cursor, and long lines end at the margin. */
    private static final String ENTER = ESC + "?1049h" + ESC + "?25l" + ESC + "?7l";

    private static final String LEAVE = ESC + "?7h" + ESC + "?25h" + ESC + "?1049l";
    private static final String TO_END_OF_LINE = ESC + "K";
    private static final String TO_END_OF_SCREEN = ESC + "J";

    private final Listing listing;
    private final StopSignal stop;
    private final World world;
    private final PrintWriter out;
    private final boolean wide;
    private final Paint paint;
    private final String title;
    private boolean entered;
    private boolean changed;
    private long drawnNanos;

    DrawnWatch(
            Listing listing, StopSignal stop, World world, PrintWriter out, boolean wide, Paint paint, String title) {
        this.listing = listing;
        this.stop = stop;
        this.world = world;
        this.out = out;
        this.wide = wide;
        this.paint = paint;
        this.title = title;
    }

    @Override
    public void record(Topic topic, String key, SpecificRecord value) {
        listing.record(topic, key, value);
        changed = true;
    }

    @Override
    public boolean looked(Duration unheard) {
        if (stop.isRequested()) {
            return false;
        }
        Duration since = Duration.ofNanos(world.nanoTime().getAsLong() - drawnNanos);
        if (!entered || since.compareTo(changed ? OFTEN : AGAIN) >= 0) {
            draw(unheard);
        }
        return !out.checkError();
    }

    private void draw(Duration unheard) {
        if (!entered) {
            out.print(ENTER);
            entered = true;
        }
        List<String> lines = lines(unheard);
        int rows = world.screen().rows();
        StringBuilder text = new StringBuilder();
        int most = Math.min(lines.size(), rows);
        for (int i = 0; i < most; i++) {
            boolean cut = i == rows - 1 && lines.size() > rows;
            text.append(ESC).append(i + 1).append(";1H");
            text.append(cut ? "... and " + (lines.size() - i) + " more" : lines.get(i))
                    .append(TO_END_OF_LINE);
        }
        if (most < rows) {
            text.append(ESC).append(most + 1).append(";1H").append(TO_END_OF_SCREEN);
        }
        out.print(text);
        out.flush();
        changed = false;
        drawnNanos = world.nanoTime().getAsLong();
    }

    private List<String> lines(Duration unheard) {
        Instant now = world.clock().instant();
        List<Map<String, Object>> rows = listing.rows(false, now);
        Columns columns = listing.columns(rows);
        List<String> lines = new ArrayList<>();
        lines.add(title + "  " + Ends.clockTime(now) + "  (Ctrl-C ends)");
        if (!unheard.isZero()) {
            lines.add(paint.error(
                    "Kafka has not answered for " + Durations.shown(unheard) + ": this may be out of date."));
        }
        lines.addAll(listing.notes(now));
        lines.add("");
        lines.addAll(Table.lines(rows, wide ? columns.wide() : columns.table(), paint));
        return lines;
    }

    @Override
    public void close() {
        if (entered) {
            out.print(LEAVE);
            out.flush();
        }
    }
}
