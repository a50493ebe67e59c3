package io.berth.agent.config;

import io.berth.reservation.name.Names;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keys with their values and where each came from, before anything is checked. Later layers win: file, environment,
 * flags.
 */
public final class RawConfig {
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Map<String, Value> values = new TreeMap<>();

    /** @param origin where it stands, for messages: a file, {@code $BERTH_POOL}, {@code --pool} */
    record Value(String text, String origin) {}

    /**
     * Adds a properties file.
     *
     * @throws ConfigException where it cannot be read, or holds a secret that others can read too
     */
    public RawConfig file(Path file) throws ConfigException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "There is no configuration file " + file + ". Give the right path with --config.");
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("The configuration file " + file + " cannot be read (" + e
                    + "). It must be a Java properties file in UTF-8 that this user can read.");
        }
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key).strip();
            if (Secrets.isSecret(key, value)) {
                requirePrivate(file, key);
            }
            values.put(key, new Value(value, file.toString()));
        }
        return this;
    }

    private static void requirePrivate(Path file, String key) throws ConfigException {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS_READ::contains)) {
                throw new ConfigException(Names.shown(key) + " in " + file
                        + ": the file holds a secret and other users can read it. Try: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            // A file system without POSIX permissions: who may read is ruled elsewhere and cannot be seen from here.
            return;
        } catch (IOException e) {
            throw new ConfigException("The permissions of " + file + " cannot be read (" + e + ").");
        }
    }

    /** Adds the variables that belong to a key; others are left alone, they may be for another program of Berth. */
    public RawConfig environment(Map<String, String> environment) {
        for (ConfigKey key : ConfigKey.values()) {
            String value = environment.get(key.variable());
            if (value != null) {
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
        Value value = values.get(key.key());
        return value == null || value.text().isEmpty() ? key.fallback() : value.text();
    }

    /** @return how a message begins that is about this key */
    String where(ConfigKey key) {
        Value value = values.get(key.key());
        return value == null ? key.key() : key.key() + " (" + value.origin() + ")";
    }
}
