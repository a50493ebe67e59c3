package io.berth.schemas.codec;

import io.berth.schemas.catalogue.Catalogue;
import java.util.Map;

/** Makes codecs. */
public final class Codecs {
    private Codecs() {}

    /** @param config the configuration of the program; other keys than {@code schema.registry.*} are not looked at */
    public static WireCodec of(Map<String, ?> config) {
        return bundled();
    }

    /** @return the codec with the ids that are bundled in this jar */
    public static WireCodec bundled() {
        return new FramedCodec(Catalogue.bundled(), new BundledIds(Catalogue.bundled()));
    }
}
