package io.berth.agent.config;

import io.berth.schemas.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys with their values and where each came from, before anything is checked. Later layers win: file, environment,
 * flags.
 */
public final class RawConfig {
    private final Map<String, Value> values = new TreeMap<>();

    /** @param origin where it stands, for messages: a file, {@code $BERTH_POOL}, {@code --pool} */
    record Value(String text, String origin) {}

    /**
     * Adds a properties file.
     *
     * @throws ConfigException where it cannot be read, or holds a secret that others can read too
     */
    public RawConfig file(Path file) throws ConfigException {
        List<String> problems = new ArrayList<>();
        SettingsFile.read(file, problems).forEach((key, value) -> values.put(key, new Value(value, file.toString())));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return this;
    }

    /** Adds the variables that belong to a key; others are left alone, they may be for another program of Berth. */
    public RawConfig environment(Map<String, String> environment) {
        for (ConfigKey key : ConfigKey.values()) {
            String value = environment.get(key.variable());
            // Empty is as good as not set, as for the other programs: it must not move an agent to the default pool.
            if (value != null && !value.isBlank()) {
                values.put(key.key(), new Value(value.strip(), "$" + key.variable()));
            }
        }
        return this;
    }

    /** @param value null where the flag was not given */
    public RawConfig flag(ConfigKey key, String flag, String value) {
        if (value != null) {
            values.put(key.key(), new Value(value.strip(), flag));
        }
        return this;
    }

    Map<String, Value> values() {
        return values;
    }

    /** @return the value, or the key's own default, or null */
    String text(ConfigKey key) {
        String text = text(key.key());
        return text == null ? key.fallback() : text;
    }

    /** @return the value, or null where there is none or an empty one */
    String text(String key) {
        Value value = values.get(key);
        return value == null || value.text().isEmpty() ? null : value.text();
    }

    /** @return whether somebody gave a value that is not empty */
    boolean isGiven(ConfigKey key) {
        return text(key.key()) != null;
    }

    /** @return how a message begins that is about this key */
    String where(ConfigKey key) {
        return where(key.key());
    }

    String where(String key) {
        return values.containsKey(key) ? key + " (" + origin(key) + ")" : key;
    }

    /** @param key that there is */
    String origin(String key) {
        return values.get(key).origin();
    }
}
