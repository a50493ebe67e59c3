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
    private static final String STATE = "state";
    private static final String NOTHING = "-";
    private static final String GAP = "  ";

    private Table() {}

    static void print(PrintWriter out, List<Map<String, Object>> rows, List<String> columns) {
        print(out, rows, columns, Paint.NONE);
    }

    /** @param paint for the states; what is painted is as wide as what is not */
    static void print(PrintWriter out, List<Map<String, Object>> rows, List<String> columns, Paint paint) {
        lines(rows, columns, paint).forEach(out::println);
    }

    /** @return the headings, and a line for each row */
    static List<String> lines(List<Map<String, Object>> rows, List<String> columns, Paint paint) {
        return new Lines(columns, paint).of(rows);
    }

    /** Lines of one table that may go on; its columns grow where they must. */
    static final class Lines {
        private final List<String> columns;
        private final Paint paint;
        private final int[] widths;

        Lines(List<String> columns, Paint paint) {
            this.columns = columns;
            this.paint = paint;
            this.widths = new int[columns.size()];
        }

        /** @return the headings, and a line for each row */
        List<String> of(List<Map<String, Object>> rows) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(columns.stream()
                    .map(column -> column.toUpperCase(Locale.ROOT))
                    .toList());
            rows.forEach(row -> lines.add(cells(row)));
            return padded(lines);
        }

        List<String> more(List<Map<String, Object>> rows) {
            return padded(rows.stream().map(this::cells).toList());
        }

        private List<String> cells(Map<String, Object> row) {
            return columns.stream().map(column -> shown(row.get(column))).toList();
        }

        private List<String> padded(List<List<String>> lines) {
            lines.forEach(line -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], line.get(i).length());
                }
            });
            int state = columns.indexOf(STATE);
            return lines.stream()
                    .map(line -> Table.padded(line, widths, state, paint))
                    .toList();
        }
    }

    private static String padded(List<String> line, int[] widths, int state, Paint paint) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            text.append(i == state ? paint.state(line.get(i)) : line.get(i))
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
