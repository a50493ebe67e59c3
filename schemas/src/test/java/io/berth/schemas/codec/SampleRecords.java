package io.berth.schemas.codec;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/** Records with every field filled, the same at every run: a field's value comes from its name and place. */
public final class SampleRecords {
    private static final GeneratedClasses DATA = new GeneratedClasses(Catalogue.bundled());

    private SampleRecords() {}

    public static SpecificRecord of(Schema schema) {
        return (SpecificRecord) value(DATA, schema, schema.getName(), 1);
    }

    /** @return the sample of the record of the entry, in its newest form */
    static SpecificRecord of(CatalogueEntry entry) {
        return of(DATA.getSchema(DATA.named(entry.fullName())));
    }

    /** @return the sample as it was on the day of the entry's release, with the fields and words of that day */
    static IndexedRecord asReleased(CatalogueEntry entry) {
        return (IndexedRecord)
                value(GenericData.get(), entry.schema(), entry.schema().getName(), 1);
    }

    private static Object value(GenericData data, Schema schema, String name, int place) {
        return switch (schema.getType()) {
            case RECORD -> record(data, schema);
            case STRING -> name + "-\u00e9\u20ac-" + place;
            case INT -> 100 + place;
            case LONG -> 5_000_000_000L + place;
            case DOUBLE -> 0.5 + place;
            case BOOLEAN -> place % 2 == 0;
            case ENUM ->
                data.createEnum(
                        schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1), schema);
            case UNION -> value(data, schema.getTypes().get(1), name, place);
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                items.add(value(data, schema.getElementType(), name, place));
                items.add(value(data, schema.getElementType(), name, place + 1));
                yield items;
            }
            default -> throw new AssertionError("No sample for " + schema.getType() + ": add one.");
        };
    }

    private static Object record(GenericData data, Schema schema) {
        IndexedRecord record = (IndexedRecord) data.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(data, field.schema(), field.name(), field.pos()));
        }
        return record;
    }
}
