package io.berth.testbed.simulator.report;

import io.berth.testbed.simulator.SeedResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A summary for people and for programs. */
public final class SummaryText {
    private static final int MOST_FAILURES = 10;

    private SummaryText() {}

    public static String text(Summary summary) {
        StringBuilder text = new StringBuilder();
        text.append("How often each state was reached:\n");
        String group = "";
        for (Map.Entry<String, Long> count : summary.coverage().entrySet()) {
            String word = count.getKey().substring(0, count.getKey().indexOf(' '));
            if (!word.equals(group)) {
                group = word;
                text.append('\n');
            }
            text.append(String.format(Locale.ROOT, "%12d  %s%n", count.getValue(), count.getKey()));
        }
        text.append('\n').append(figures(summary)).append('\n');
        summary.failed().stream()
                .limit(MOST_FAILURES)
                .forEach(failed -> text.append('\n').append(failure(failed)).append('\n'));
        if (summary.failed().size() > MOST_FAILURES) {
            text.append("\n... and ")
                    .append(summary.failed().size() - MOST_FAILURES)
                    .append(" more.\n");
        }
        if (!summary.missing().isEmpty()) {
            text.append('\n').append(missing(summary.missing())).append('\n');
        }
        return text.toString();
    }

    /** @return one line */
    public static String figures(Summary summary) {
        return String.format(
                Locale.ROOT,
                "%d seeds, %d broken: %.1f million steps, %d decisions, %.1f virtual hours in %.1f s: %.2f pool-years per hour.",
                summary.seeds(),
                summary.failed().size(),
                summary.steps() / 1e6,
                summary.decisions(),
                summary.virtualHours(),
                summary.wallSeconds(),
                summary.poolYearsPerHour());
    }

    /** @return what was broken, in words, and how to see it again */
    public static String failure(SeedResult failed) {
        return String.format(
                Locale.ROOT,
                "Seed %d broke %s after %.3f virtual seconds: %s%nSee it again: ./berth testbed simulate --seed %d --trace",
                failed.seed(),
                failed.failure().code(),
                failed.failure().atNanos() / 1e9,
                failed.failure().sentence(),
                failed.seed());
    }

    public static String missing(List<String> states) {
        return "Never reached, so nothing was shown about them: " + String.join(", ", states)
                + ". Run more seeds, or change the dice so that they are reached.";
    }

    /** @return one JSON object, on one line */
    public static String json(Summary summary) {
        StringBuilder json = new StringBuilder();
        json.append(String.format(
                Locale.ROOT,
                "{\"seeds\":%d,\"broken\":%d,\"steps\":%d,\"decisions\":%d,\"virtualHours\":%.3f,\"wallSeconds\":%.3f,"
                        + "\"poolYearsPerHour\":%.3f,\"failures\":[",
                summary.seeds(),
                summary.failed().size(),
                summary.steps(),
                summary.decisions(),
                summary.virtualHours(),
                summary.wallSeconds(),
                summary.poolYearsPerHour()));
        String comma = "";
        for (SeedResult failed : summary.failed()) {
            json.append(comma)
                    .append("{\"seed\":")
                    .append(failed.seed())
                    .append(",\"invariant\":")
                    .append(quoted(failed.failure().code()))
                    .append(",\"sentence\":")
                    .append(quoted(failed.failure().sentence()))
                    .append('}');
            comma = ",";
        }
        json.append("],\"coverage\":{");
        comma = "";
        for (Map.Entry<String, Long> count : summary.coverage().entrySet()) {
            json.append(comma).append(quoted(count.getKey())).append(':').append(count.getValue());
            comma = ",";
        }
        return json.append("}}").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < 0x20) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
