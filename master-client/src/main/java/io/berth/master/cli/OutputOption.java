package io.berth.master.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How results are printed: for people, or for programs. */
final class OutputOption {
    enum Format {
        table,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: table.")
    private Format format = Format.table;

    boolean isJson() {
        return format == Format.json;
    }

    /** @param columns which fields a table shows, in this order */
    void print(PrintWriter out, List<Map<String, Object>> rows, List<String> columns) {
        if (isJson()) {
            out.println(Json.of(rows));
        } else {
            Table.print(out, rows, columns);
        }
        out.flush();
    }

    /** One result: in JSON an object, not a list of one. */
    void printOne(PrintWriter out, Map<String, Object> row, List<String> columns) {
        if (isJson()) {
            out.println(Json.of(row));
        } else {
            Table.print(out, List.of(new TreeMap<>(row)), columns);
        }
        out.flush();
    }
}
