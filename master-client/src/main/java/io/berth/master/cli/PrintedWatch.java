package io.berth.master.cli;

import io.berth.master.transport.TopicFollower;
import io.berth.schemas.topic.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Prints a line or an object for each change of a list. */
final class PrintedWatch implements TopicFollower.Follower {
    private final Listing listing;
    private final StopSignal stop;
    private final InstantSource clock;
    private final PrintWriter out;
    private final OutputOption output;
    private final Paint paint;
    private final Progress progress;
    private final Set<String> noted = new HashSet<>();
    private Table.Lines lines;
    private boolean unheard;

    PrintedWatch(
            Listing listing,
            StopSignal stop,
            InstantSource clock,
            PrintWriter out,
            OutputOption output,
            Paint paint,
            Progress progress) {
        this.listing = listing;
        this.stop = stop;
        this.clock = clock;
        this.out = out;
        this.output = output;
        this.paint = paint;
        this.progress = progress;
    }

    @Override
    public void record(Topic topic, String key, SpecificRecord value) {
        listing.record(topic, key, value);
    }

    @Override
    public boolean looked(Duration silence) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Listing.Row> rows = listing.changes(output.isForPrograms(), now);
        if (output.isTable()) {
            table(rows, now);
        } else {
            rows.forEach(row -> print(row, now));
        }
        out.flush();
        notes(now);
        if (unheard == silence.isZero()) {
            unheard = !silence.isZero();
            progress.say(
                    unheard ? "Kafka does not answer; what changes is shown when it does." : "Kafka answers again.");
        }
        // A reader that went away, such as head, wants nothing more.
        return !stop.isRequested() && !out.checkError();
    }

    private void table(List<Listing.Row> rows, Instant now) {
        List<Map<String, Object>> shown =
                rows.stream().map(row -> with(row, Ends.clockTime(now))).toList();
        if (lines == null) {
            Columns columns = listing.columns(shown);
            List<String> fields = new ArrayList<>(List.of("time", "change"));
            fields.addAll(output.isWide() ? columns.wide() : columns.table());
            lines = new Table.Lines(fields, paint);
            lines.of(shown).forEach(out::println);
        } else {
            lines.more(shown).forEach(out::println);
        }
    }

    private void print(Listing.Row row, Instant now) {
        if (output.isNames()) {
            out.println(row.fields().get(listing.columns(List.of()).name()));
        } else if (output.isYaml()) {
            out.println("---");
            output.printValue(out, with(row, now));
        } else {
            output.printValue(out, with(row, now));
        }
    }

    private static Map<String, Object> with(Listing.Row row, Object time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", time);
        fields.put("change", row.change());
        fields.putAll(row.fields());
        return fields;
    }

    /** Those that were not said before; one that comes back is said again. */
    private void notes(Instant now) {
        List<String> notes = listing.notes(now);
        notes.stream().filter(note -> !noted.contains(stable(note))).forEach(progress::say);
        noted.clear();
        notes.forEach(note -> noted.add(stable(note)));
    }

    /** How long it still lasts changes all the time, and is no news. */
    private static String stable(String note) {
        return note.replaceAll(", for another [0-9a-z ]+", "");
    }
}
