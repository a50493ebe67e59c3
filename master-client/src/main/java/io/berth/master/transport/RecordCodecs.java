package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.master.UnavailableException.Problem;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.registry.RegistryException;
import java.util.Map;

/** Makes the codec of a client. */
public final class RecordCodecs {
    private RecordCodecs() {}

    /**
     * @param settings those of the registry among others; without them the schemas are the bundled ones
     * @throws UnavailableException if a registry is configured and cannot be used
     */
    public static WireCodec of(Map<String, String> settings) {
        try {
            return Codecs.of(settings);
        } catch (RegistryException e) {
            throw new UnavailableException(problem(e.kind()), e.getMessage(), e);
        }
    }

    private static Problem problem(RegistryException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, NOT_A_REGISTRY -> Problem.UNREACHABLE;
            case FORBIDDEN -> Problem.NOT_ALLOWED;
            case CONFIGURATION, INCOMPATIBLE, NOT_REGISTERED -> Problem.CONFIGURATION;
        };
    }
}
