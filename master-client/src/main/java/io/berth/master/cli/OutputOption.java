package io.berth.master.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Option;

/** How results are printed: for people, or for programs. */
final class OutputOption {
    enum Format {
        table,
        wide,
        json,
        yaml,
        name
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}: a table, a wider one, JSON, YAML, or only the names, one a line."
                    + " Default: table.")
    private Format format = Format.table;

    /** @return whether rows are made for programs: with instants and objects instead of texts, and all fields */
    boolean isForPrograms() {
        return format == Format.json || format == Format.yaml;
    }

    /** @return whether a person reads it as a table */
    boolean isTable() {
        return format == Format.table || format == Format.wide;
    }

    boolean isWide() {
        return format == Format.wide;
    }

    boolean isNames() {
        return format == Format.name;
    }

    boolean isYaml() {
        return format == Format.yaml;
    }

    void print(PrintWriter out, List<Map<String, Object>> rows, Columns columns, Paint paint) {
        if (isForPrograms()) {
            printValue(out, rows);
            return;
        }
        if (isNames()) {
            rows.stream()
                    .map(row -> row.get(columns.name()))
                    .filter(Objects::nonNull)
                    .forEach(out::println);
        } else {
            Table.print(out, rows, isWide() ? columns.wide() : columns.table(), paint);
        }
        out.flush();
    }

    /** One result, for programs: an object or a list. */
    void printValue(PrintWriter out, Object value) {
        if (isYaml()) {
            out.print(Yaml.of(value));
        } else {
            out.println(Json.of(value));
        }
        out.flush();
    }
}
