package io.berth.master.cli.doctor;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the schema registry, where one is set, is there and has the schemas of this program. Registers nothing. */
record RegistryCheck(Map<String, String> kafka) implements Check {
    static final String NAME = "registry";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(ConfigurationCheck.NAME);
    }

    @Override
    public Finding look() {
        String url = kafka.get(RegistryConfig.URL);
        int schemas = Catalogue.bundled().newest().size();
        if (url == null) {
            return Finding.ok("none is set: " + schemas + " schemas with the ids of this program");
        }
        Map<String, String> lookingOnly = new HashMap<>(kafka);
        lookingOnly.put(RegistryConfig.AUTO_REGISTER, "false");
        try {
            Codecs.of(lookingOnly);
            return Finding.ok(url + " has all " + schemas + " schemas of this program");
        } catch (RegistryException e) {
            return judge(e.kind(), e.getMessage());
        }
    }

    static Finding judge(RegistryException.Kind kind, String sentence) {
        return switch (kind) {
            case UNREACHABLE -> failed(Fault.UNREACHABLE, sentence, "start it, or correct " + RegistryConfig.URL + ".");
            case FORBIDDEN ->
                failed(Fault.CONFIGURATION, sentence, "correct " + RegistryConfig.USER_INFO + " (user:password).");
            case CONFIGURATION, NOT_A_REGISTRY ->
                failed(Fault.CONFIGURATION, sentence, "correct " + RegistryConfig.URL + ": docs/configuration.md.");
            case NOT_REGISTERED ->
                failed(
                        Fault.OTHER,
                        sentence,
                        "berth-server topics --create --config FILE, with the same " + RegistryConfig.URL
                                + " in FILE and the version of this program");
            case INCOMPATIBLE ->
                failed(Fault.OTHER, sentence, "use a registry of your own for Berth, or other names in it.");
        };
    }

    private static Finding failed(Fault fault, String sentence, String fix) {
        return Finding.failed(fault, List.of(), List.of(new Problem(sentence, fix)));
    }
}
