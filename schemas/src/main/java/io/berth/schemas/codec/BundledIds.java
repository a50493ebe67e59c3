package io.berth.schemas.codec;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import java.util.Optional;
import org.apache.avro.Schema;

/** The ids of the catalogue in this jar. */
final class BundledIds implements SchemaIds {
    private final Catalogue catalogue;

    BundledIds(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public int idOf(String fullName) {
        return catalogue.newest(fullName).orElseThrow().id();
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return Optional.ofNullable(catalogue.byId(id)).map(CatalogueEntry::schema);
    }

    @Override
    public String aboutUnknown(int id) {
        return Catalogue.isBundledId(id)
                ? "It was written by a newer version of Berth. Update this program."
                : "It was written with a schema registry, and this program has none. Set schema.registry.url for all"
                        + " programs on this cluster or for none.";
    }
}
