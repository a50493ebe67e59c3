package io.berth.master.cli;

import java.util.List;

/**
 * Which fields of a row are shown.
 *
 * @param table in a table, in this order
 * @param wide in a wide one
 * @param name the field that names a row
 */
record Columns(List<String> table, List<String> wide, String name) {
    Columns {
        table = List.copyOf(table);
        wide = List.copyOf(wide);
    }

    /** The same for both tables, with this field as the name. */
    static Columns of(String name, List<String> table) {
        return new Columns(table, table, name);
    }
}
