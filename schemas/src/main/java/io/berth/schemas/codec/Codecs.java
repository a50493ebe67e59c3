package io.berth.schemas.codec;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistrySchemas;
import java.util.Map;

/**
 * Makes codecs. There are two modes with the same bytes but for the id: with a schema registry where {@code
 * schema.registry.url} is set, with the ids bundled in this jar where it is not.
 *
 * <p>All programs on a cluster must use the same mode. The ids of the two do not overlap: a record of the other mode is
 * undecodable as {@link UndecodableException.Problem#UNKNOWN_SCHEMA}, and is never misread.
 */
public final class Codecs {
    private Codecs() {}

    /**
     * With a registry, this registers every schema (or looks it up, with {@code schema.registry.auto.register=false})
     * and so takes a moment. After that only records with ids not seen before lead to a question.
     *
     * @param config the configuration of the program; other keys than {@code schema.registry.*} are not looked at
     * @throws io.berth.schemas.registry.RegistryException where a registry is configured and cannot be used
     */
    public static WireCodec of(Map<String, ?> config) {
        return RegistryConfig.of(config)
                .map(registry -> of(new RegistrySchemas(registry)))
                .orElseGet(Codecs::bundled);
    }

    /** @return the codec with the ids that are bundled in this jar */
    public static WireCodec bundled() {
        return new FramedCodec(Catalogue.bundled(), new BundledIds(Catalogue.bundled()));
    }

    static WireCodec of(RegistrySchemas registry) {
        return new FramedCodec(Catalogue.bundled(), new RegistryIds(registry));
    }
}
