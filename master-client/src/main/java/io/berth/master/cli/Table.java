package io.berth.master.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns as wide as their widest value, the headings in capitals. */
final class Table {
    private static final String NOTHING = "-";
    private static final String GAP = "  ";

    private Table() {}

    static void print(PrintWriter out, List<Map<String, Object>> rows, List<String> columns) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                columns.stream().map(column -> column.toUpperCase(Locale.ROOT)).toList());
        rows.forEach(row ->
                lines.add(columns.stream().map(column -> shown(row.get(column))).toList()));
        int[] widths = new int[columns.size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        lines.forEach(line -> out.println(padded(line, widths)));
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            text.append(line.get(i))
                    .append(" ".repeat(widths[i] - line.get(i).length()))
                    .append(GAP);
        }
        return text.toString().stripTrailing();
    }

    private static String shown(Object value) {
        if (value instanceof Collection<?> many) {
            return many.isEmpty()
                    ? NOTHING
                    : many.stream().map(Object::toString).collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?> map) {
            // Counts: what is not there at all says nothing, and a terminal is only so wide.
            return shown(map.entrySet().stream()
                    .filter(entry -> !(entry.getValue() instanceof Number count) || count.longValue() != 0)
                    .toList());
        }
        return value == null ? NOTHING : value.toString();
    }
}
