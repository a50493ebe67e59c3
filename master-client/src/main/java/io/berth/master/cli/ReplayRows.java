package io.berth.master.cli;

import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.replay.Difference;
import io.berth.reservation.replay.NotKnown;
import io.berth.reservation.replay.ReplayReport;
import io.berth.schemas.codec.RecordJson;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A replay as rows and fields. */
final class ReplayRows {
    private static final List<String> COLUMNS =
            List.of("partition", "from", "commands", "passed over", "begun from", "compared", "pending", "different");

    private final ReplayLog log;

    ReplayRows(ReplayLog log) {
        this.log = log;
    }

    void print(PrintWriter out) {
        Table.print(out, log.lanes().stream().map(ReplayRows::lane).toList(), COLUMNS);
        for (ReplayLog.Lane lane : log.lanes()) {
            for (Difference difference : lane.report().differences()) {
                out.println("difference " + difference.pool() + ": " + ReplayLog.kind(difference) + ", command "
                        + commandPlace(lane, difference.offset()) + ", " + Instant.ofEpochMilli(difference.timeMs()));
                if (difference.decided() != null) {
                    out.println("  decided   " + RecordJson.typedLine(wire(difference.decided())));
                }
                if (difference.recorded() != null) {
                    out.println("  recorded  "
                            + RecordJson.typedLine(
                                    (SpecificRecord) difference.recorded().content())
                            + "  " + eventPlace(lane, difference));
                }
            }
            for (NotKnown unknown : lane.report().notKnown()) {
                out.println("not known  " + (unknown.pool() == null ? "" : unknown.pool() + " ") + "from command "
                        + commandPlace(lane, unknown.offset()) + " on: " + ReplayLog.sentence(unknown.reason()));
            }
        }
        out.println();
        out.println(summary());
    }

    private String summary() {
        String text = log.sum(ReplayReport::commands) + " commands replayed, " + log.sum(ReplayReport::compared)
                + " events compared: " + verdict();
        long pending = log.sum(ReplayReport::pending);
        if (pending == 0) {
            return text;
        }
        return text + (pending == 1 ? " The last command is" : " The last " + pending + " commands are")
                + " not compared: the service has written no events from there on yet. Run this again when it has.";
    }

    private String verdict() {
        if (!log.isSame()) {
            return "the events are not what the commands give. Where the service was upgraded or its place in"
                    + " berth.commands was reset, that may be why; --since replays what came later.";
        }
        return log.isKnown()
                ? "the events are just what the commands give."
                : "no difference, but not everything could be compared.";
    }

    private static Map<String, Object> lane(ReplayLog.Lane lane) {
        ReplayReport report = lane.report();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("partition", lane.partition());
        row.put("from", lane.firstCommand());
        row.put("commands", report.commands());
        row.put("passed over", report.passedOver());
        row.put("begun from", report.taken());
        row.put("compared", report.compared());
        row.put("pending", report.pending());
        row.put("different", report.differences().size());
        return row;
    }

    /** @return all of it, for programs */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("same", log.isSame());
        fields.put("known", log.isKnown());
        fields.put("commands", log.sum(ReplayReport::commands));
        fields.put("passedOver", log.sum(ReplayReport::passedOver));
        fields.put("compared", log.sum(ReplayReport::compared));
        fields.put("pending", log.sum(ReplayReport::pending));
        List<Object> lanes = new ArrayList<>();
        List<Object> differences = new ArrayList<>();
        List<Object> notKnown = new ArrayList<>();
        for (ReplayLog.Lane lane : log.lanes()) {
            ReplayReport report = lane.report();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("partition", lane.partition());
            row.put("firstCommand", lane.firstCommand());
            row.put("commands", report.commands());
            row.put("passedOver", report.passedOver());
            row.put("eventsTaken", report.taken());
            row.put("compared", report.compared());
            row.put("pending", report.pending());
            lanes.add(row);
            report.differences().forEach(difference -> differences.add(fields(lane, difference)));
            report.notKnown().forEach(unknown -> notKnown.add(fields(lane, unknown)));
        }
        fields.put("partitions", lanes);
        fields.put("differences", differences);
        fields.put("notKnown", notKnown);
        return fields;
    }

    private static Map<String, Object> fields(ReplayLog.Lane lane, Difference difference) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pool", difference.pool());
        row.put("command", commandPlace(lane, difference.offset()));
        row.put("time", Instant.ofEpochMilli(difference.timeMs()));
        row.put("decided", difference.decided() == null ? null : typed(wire(difference.decided())));
        row.put(
                "recorded",
                difference.recorded() == null
                        ? null
                        : typed((SpecificRecord) difference.recorded().content()));
        row.put("event", difference.recorded() == null ? null : eventPlace(lane, difference));
        return row;
    }

    private static Map<String, Object> fields(ReplayLog.Lane lane, NotKnown unknown) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pool", unknown.pool());
        row.put("command", commandPlace(lane, unknown.offset()));
        row.put("reason", unknown.reason());
        row.put("sentence", ReplayLog.sentence(unknown.reason()));
        return row;
    }

    private static Map<String, Object> typed(SpecificRecord record) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("type", record.getSchema().getName());
        typed.put("record", record);
        return typed;
    }

    private static SpecificRecord wire(AuditedEvent event) {
        return EventMapper.write(event.pool(), event.event(), event.position(), event.index(), event.timeMs());
    }

    private static String commandPlace(ReplayLog.Lane lane, long offset) {
        return Topics.COMMANDS.name() + "-" + lane.partition() + "@" + offset;
    }

    private static String eventPlace(ReplayLog.Lane lane, Difference difference) {
        return Topics.EVENTS.name() + "-" + lane.eventPartition() + "@"
                + difference.recorded().offset();
    }
}
