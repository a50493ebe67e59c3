package io.berth.testbed.bench.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured, and whether it is within what was promised.
 *
 * @param memory empty where only the time was measured
 */
public record DecisionReport(List<Figure> figures, List<Memory> memory) {
    /** No median may be longer, in the largest pool. */
    private static final double MOST_MICROS = 20;

    /** The median of the largest pool over that of the smallest. */
    private static final double MOST_GROWTH = 2;

    private static final long MOST_BYTES = 1024;

    /** @return lines for people */
    public String text() {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        rows().forEach((shape, rows) -> {
            lines.add(shape + ": " + shape.sentence());
            lines.add(heading(rows.values().iterator().next()));
            rows.forEach((decision, row) -> lines.add(line(decision, row)));
            lines.add("");
        });
        if (!memory.isEmpty()) {
            lines.add("bytes kept for each   available agent   its reservation   waiting request");
        }
        for (Memory each : memory) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-21s %,15d   %,15d   %,15d",
                    each.shape() + " " + each.agents(),
                    each.agent(),
                    each.reservation(),
                    each.waiting()));
        }
        if (!memory.isEmpty()) {
            lines.add("");
        }
        List<String> broken = broken();
        lines.add(
                broken.isEmpty()
                        ? memory.isEmpty()
                                ? "What was measured is within its limits; not everything was."
                                : "Every limit holds: medians below 20 us, growth below 2, less than 1024 bytes each."
                        : "Limits that do not hold (on a machine that does other work, measure again):");
        broken.forEach(sentence -> lines.add("  " + sentence));
        return lines.toString();
    }

    /** @return a JSON object */
    public String json() {
        return "{\"decisions\":["
                + figures.stream().map(Figure::json).collect(Collectors.joining(","))
                + "],\"memory\":["
                + memory.stream().map(Memory::json).collect(Collectors.joining(","))
                + "],\"withinLimits\":" + broken().isEmpty() + "}";
    }

    /** @return whether every limit holds */
    public boolean withinLimits() {
        return broken().isEmpty();
    }

    /** @return a sentence for each limit that does not hold; WIDE has none, it shows where the limits end */
    private List<String> broken() {
        List<String> broken = new ArrayList<>();
        rows().forEach((shape, rows) -> {
            if (shape != Shape.WIDE) {
                rows.forEach((decision, row) -> check(shape + " " + decision, row, broken));
            }
        });
        for (Memory each : memory) {
            if (each.most() >= MOST_BYTES) {
                broken.add(each.shape() + " memory: " + each.most() + " bytes for one");
            }
        }
        return broken;
    }

    private static void check(String what, List<Figure> row, List<String> broken) {
        double last = row.get(row.size() - 1).medianMicros();
        if (last >= MOST_MICROS) {
            broken.add(String.format(Locale.ROOT, "%s: median %.1f us", what, last));
        }
        if (growth(row) >= MOST_GROWTH) {
            broken.add(String.format(Locale.ROOT, "%s: grows %.2f times", what, growth(row)));
        }
    }

    private static double growth(List<Figure> row) {
        return row.get(row.size() - 1).medianMicros() / row.get(0).medianMicros();
    }

    private static String heading(List<Figure> row) {
        StringBuilder line = new StringBuilder(String.format("%-10s", "median us"));
        row.forEach(figure ->
                line.append(String.format(Locale.ROOT, "%,10d", figure.of().agents())));
        return line.append("    growth   p99 of the largest").toString();
    }

    private static String line(String decision, List<Figure> row) {
        StringBuilder line = new StringBuilder(String.format("%-10s", decision));
        row.forEach(figure -> line.append(String.format(Locale.ROOT, "%10.2f", figure.medianMicros())));
        return line.append(String.format(
                        Locale.ROOT,
                        "%10s%21.1f",
                        row.size() == 1 ? "-" : String.format(Locale.ROOT, "%.2f", growth(row)),
                        row.get(row.size() - 1).p99Micros()))
                .toString();
    }

    /** @return the figures of each decision in each shape, the smallest pool first */
    private Map<Shape, Map<String, List<Figure>>> rows() {
        return figures.stream()
                .sorted(Comparator.comparingInt(figure -> figure.of().agents()))
                .collect(Collectors.groupingBy(
                        figure -> figure.of().shape(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                figure -> figure.of().decision(), LinkedHashMap::new, Collectors.toList())));
    }
}
