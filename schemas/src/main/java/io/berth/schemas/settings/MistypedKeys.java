package io.berth.schemas.settings;

import io.berth.reservation.name.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds keys that somebody got wrong. Kafka's clients take any key without a word: a slip would leave a setting at its
 * default, TLS for instance.
 */
public final class MistypedKeys {
    private static final String OWN = "berth.";
    private static final String REGISTRY = "schema.registry.";

    /** How many letters a key may be off and still be taken for a slip. Plug-ins have keys that Kafka does not know. */
    private static final int SLIP = 2;

    private MistypedKeys() {}

    /**
     * @param own all that begin with {@code berth.}; not empty
     * @param kafkas those of Kafka's clients
     * @return the key that was probably meant; empty where this one is known, or looks like none that is
     */
    public static Optional<String> meant(String key, Collection<String> own, Collection<String> kafkas) {
        if (own.contains(key) || kafkas.contains(key)) {
            return Optional.empty();
        }
        if (key.startsWith(OWN)) {
            return Optional.of(Nearest.to(key, own));
        }
        if (own.contains(OWN + key)) {
            return Optional.of(OWN + key);
        }
        if (key.startsWith(REGISTRY)) {
            // What the registry's client does not know it refuses itself.
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(kafkas);
        known.addAll(own);
        known.add(REGISTRY + "url");
        String dotted = key.replace('_', '.').replace('-', '.');
        String nearest = Nearest.to(dotted, known);
        return Nearest.distance(dotted, nearest) <= SLIP ? Optional.of(nearest) : Optional.empty();
    }
}
