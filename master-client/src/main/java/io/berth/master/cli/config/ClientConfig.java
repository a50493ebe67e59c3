package io.berth.master.cli.config;

import io.berth.master.transport.KafkaClient;
import io.berth.reservation.name.Names;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistryException;
import io.berth.schemas.settings.MistypedKeys;
import io.berth.schemas.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is set: the file, over it the environment, over it the flags. Immutable.
 *
 * @param file the one that was read, or could not be read
 * @param settings by their keys; may hold secrets
 * @param problems a sentence for each thing that is wrong, without secrets; empty where it can be used
 */
public record ClientConfig(Optional<Path> file, SortedMap<String, Setting> settings, List<String> problems) {
    /**
     * @param file what {@code --config} names, or null
     * @param flags those that were given
     */
    public static ClientConfig read(Path file, Map<String, String> environment, Map<ClientKey, String> flags) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, Setting> settings = new TreeMap<>();
        Optional<Path> found = ConfigFile.find(file, environment);
        found.ifPresent(path -> SettingsFile.read(path, problems).forEach((key, value) -> {
            refuseMistyped(key, path, problems);
            put(settings, key, value, path.toString());
        }));
        for (ClientKey key : ClientKey.values()) {
            put(settings, key.key(), environment.get(key.variable()), "$" + key.variable());
            put(settings, key.key(), flags.get(key), key.flag());
        }
        try {
            RegistryConfig.of(values(settings));
        } catch (RegistryException e) {
            problems.add(e.getMessage());
        }
        return new ClientConfig(found, settings, List.copyOf(problems));
    }

    /** @return where a file is looked for that nobody names, for a message */
    public static String places(Map<String, String> environment) {
        return ConfigFile.places(environment).map(Path::toString).collect(Collectors.joining(" or "));
    }

    /** @return the value, or null */
    public String value(ClientKey key) {
        Setting setting = settings.get(key.key());
        return setting == null ? null : setting.value();
    }

    /** @return the settings of Kafka and of the registry */
    public Map<String, String> kafka() {
        Map<String, String> values = values(settings);
        values.keySet().removeIf(key -> key.startsWith(ClientKey.PREFIX));
        return values;
    }

    private static Map<String, String> values(Map<String, Setting> settings) {
        Map<String, String> values = new TreeMap<>();
        settings.forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** Empty is the same as not set: so a script can say it. */
    private static void put(Map<String, Setting> settings, String key, String value, String origin) {
        if (value == null || value.isBlank()) {
            return;
        }
        Setting before = settings.get(key);
        List<String> overridden = new ArrayList<>();
        if (before != null) {
            overridden.add(before.origin());
            overridden.addAll(before.overridden());
        }
        settings.put(key, new Setting(value.strip(), origin, overridden));
    }

    private static void refuseMistyped(String key, Path file, List<String> problems) {
        MistypedKeys.meant(key, ClientKey.ownKeys(), KafkaClient.keys())
                .ifPresent(known -> problems.add(
                        Names.shown(key) + " (" + file + "): there is no such key. Did you mean " + known + "?"));
    }
}
