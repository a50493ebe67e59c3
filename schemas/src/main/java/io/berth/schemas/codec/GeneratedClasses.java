package io.berth.schemas.codec;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * How Avro makes objects of the generated classes, and of no other class. Immutable.
 *
 * <p>Avro looks a class up by the name in a schema, and lets no class pass that a system property (or a setting for the
 * whole process) does not name. A library has no right to set those. Here the classes are known beforehand instead: a
 * name that comes from outside never decides which class is loaded, and other programs' settings change nothing.
 */
final class GeneratedClasses extends SpecificData {
    private final Map<String, Class<?>> classes = new HashMap<>();

    GeneratedClasses(Catalogue catalogue) {
        super(GeneratedClasses.class.getClassLoader());
        // The coders in the generated classes make an array as long as its length prefix says before they read it.
        setCustomCoders(false);
        setFastReaderEnabled(false);
        for (CatalogueEntry entry : catalogue.newest()) {
            add(getSchema(load(entry.fullName())));
        }
    }

    private void add(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (classes.putIfAbsent(schema.getFullName(), load(schema.getFullName())) == null) {
                    schema.getFields().forEach(field -> add(field.schema()));
                }
            }
            case ENUM -> classes.put(schema.getFullName(), load(schema.getFullName()));
            case ARRAY -> add(schema.getElementType());
            case UNION -> schema.getTypes().forEach(this::add);
            default -> {
                // Has no class of its own.
            }
        }
    }

    private static Class<?> load(String fullName) {
        try {
            return Class.forName(fullName, true, GeneratedClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The jar is incomplete: the class of " + fullName + " is missing.", e);
        }
    }

    /** @return the class, null where the name is none of ours */
    Class<?> named(String fullName) {
        return classes.get(fullName);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> named(schema.getFullName());
            default -> super.getClass(schema);
        };
    }
}
