package io.berth.schemas.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Visits a schema and all within it. */
final class SchemaWalk {
    private SchemaWalk() {}

    /** @return the records and enums of the schema, itself first, each once */
    static List<Schema> all(Schema schema) {
        List<Schema> found = new ArrayList<>();
        visit(schema, found);
        return found;
    }

    private static void visit(Schema schema, List<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!found.contains(schema)) {
                    found.add(schema);
                    schema.getFields().forEach(field -> visit(field.schema(), found));
                }
            }
            case ENUM -> {
                if (!found.contains(schema)) {
                    found.add(schema);
                }
            }
            case ARRAY -> visit(schema.getElementType(), found);
            case MAP -> visit(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(type -> visit(type, found));
            default -> {
                // Has nothing within.
            }
        }
    }
}
