package io.berth.schemas.codec;

import io.berth.schemas.registry.RegistrySchemas;
import java.util.Optional;
import org.apache.avro.Schema;

/** The ids of a schema registry. */
final class RegistryIds implements SchemaIds {
    private final RegistrySchemas registry;

    RegistryIds(RegistrySchemas registry) {
        this.registry = registry;
    }

    @Override
    public int idOf(String fullName) {
        return registry.idOf(fullName);
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return registry.schemaOf(id);
    }

    @Override
    public String aboutUnknown(int id) {
        return registry.aboutUnknown(id);
    }
}
