package io.berth.master.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is in a list and what changed in it.
 *
 * @param <V> the state behind a row
 */
abstract class StateListing<V> implements Listing {
    private final Map<String, V> listed = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final TreeMap<String, V> left = new TreeMap<>();

    /** The rows that were told of, as programs see them: a renewal changes a state and nothing that is shown of it. */
    private final Map<String, Map<String, Object>> told = new HashMap<>();

    private boolean toldBefore;

    final Map<String, V> listed() {
        return listed;
    }

    final void put(String key, V state) {
        listed.put(key, state);
        changed.add(key);
        left.remove(key);
    }

    /** @param last what it was at last, or null where that is what the list has */
    final void remove(String key, V last) {
        V before = listed.remove(key);
        changed.remove(key);
        if (before != null) {
            left.put(key, last == null ? before : last);
        }
    }

    /** @return of all that are in the list the rows by their keys, in the order of the list */
    abstract Map<String, Map<String, Object>> rowsByKey(boolean forPrograms, Instant now);

    /** @return the row of one that is not in the list any more */
    abstract Map<String, Object> row(V last, boolean forPrograms, Instant now);

    @Override
    public final List<Map<String, Object>> rows(boolean forPrograms, Instant now) {
        // Whoever looks at all of them asks for no changes, and those that left must not fill the memory.
        left.clear();
        return List.copyOf(rowsByKey(forPrograms, now).values());
    }

    @Override
    public final List<Row> changes(boolean forPrograms, Instant now) {
        List<Row> rows = new ArrayList<>();
        if (!changed.isEmpty()) {
            Map<String, Map<String, Object>> plain = rowsByKey(true, now);
            Map<String, Map<String, Object>> shown = forPrograms ? plain : rowsByKey(false, now);
            plain.forEach((key, fields) -> {
                if (changed.contains(key) && !fields.equals(told.put(key, fields))) {
                    rows.add(new Row(key, toldBefore ? Change.changed : Change.present, shown.get(key)));
                }
            });
        }
        left.forEach((key, last) -> {
            // One that came and went since the last look left too; what was over before the first look never was there.
            if (told.remove(key) != null || toldBefore) {
                rows.add(new Row(key, Change.left, row(last, forPrograms, now)));
            }
        });
        toldBefore = true;
        changed.clear();
        left.clear();
        return rows;
    }
}
