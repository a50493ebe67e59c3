package io.berth.master.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Writes the same values as {@link Json}, as a YAML document that ends with a line end. */
final class Yaml {
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .build();

    private Yaml() {}

    static String of(Object value) {
        return new Dump(SETTINGS, new Quoting()).dumpToString(plain(value));
    }

    /** @return of it only what the library knows */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, one) -> fields.put(key.toString(), plain(one)));
            return fields;
        }
        if (value instanceof Iterable<?> many) {
            List<Object> all = new ArrayList<>();
            many.forEach(one -> all.add(plain(one)));
            return all;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /**
     * Texts in quotes, as in JSON: without them readers of YAML 1.1, and most are, take {@code no} for false and an instant
     * for something else than a text. Names of fields need none.
     */
    private static final class Quoting extends StandardRepresenter {
        Quoting() {
            super(SETTINGS);
            representers.put(
                    String.class, text -> representScalar(Tag.STR, text.toString(), ScalarStyle.DOUBLE_QUOTED));
        }

        @Override
        protected NodeTuple representMappingEntry(Map.Entry<?, ?> entry) {
            return new NodeTuple(
                    representScalar(Tag.STR, entry.getKey().toString(), ScalarStyle.PLAIN),
                    representData(entry.getValue()));
        }
    }
}
