package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.Nearest;
import io.berth.reservation.name.PoolName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts the configuration together: the file, over it the environment, over it the flags. */
final class Settings {
    static final String POOL = "berth.pool";
    static final String MASTER = "berth.master";
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String REGISTRY = "schema.registry.url";
    private static final List<String> KNOWN = List.of(POOL, MASTER);

    /** The names in the environment, each with the key that it stands for. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "BERTH_BOOTSTRAP_SERVERS", BOOTSTRAP,
            "BERTH_SCHEMA_REGISTRY_URL", REGISTRY,
            "BERTH_POOL", POOL,
            "BERTH_MASTER", MASTER);

    private Settings() {}

    /**
     * @param user the login of whoever runs the command
     * @throws Failure with the exit code for usage where a flag is wrong, and for configurations where anything else is
     */
    static BerthConfig read(Globals flags, Map<String, String> environment, String user) {
        checked("--pool", flags.pool(), PoolName::new);
        checked("--master", flags.master(), MasterName::new);
        Map<String, String> values = values(flags, environment);
        String pool = values.getOrDefault(POOL, BerthConfig.DEFAULT_POOL.value());
        String master = values.getOrDefault(MASTER, masterOf(user));
        if (!values.containsKey(BOOTSTRAP)) {
            throw new Failure(
                    ExitCode.CONFIGURATION,
                    "no Kafka broker is given. Use --bootstrap HOST:PORT, or BERTH_BOOTSTRAP_SERVERS, or"
                            + " bootstrap.servers in the file that --config names.");
        }
        values.keySet().removeIf(key -> key.startsWith("berth."));
        try {
            return new BerthConfig(
                    new MasterName(master), new PoolName(pool), values, flags.timeout(), BerthConfig.DEFAULT_TIMEOUT);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.CONFIGURATION, e.getMessage(), e);
        }
    }

    private static void checked(String flag, String value, Function<String, ?> name) {
        if (value == null || value.isEmpty()) {
            return;
        }
        try {
            name.apply(value);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, flag + ": " + e.getMessage(), e);
        }
    }

    /** @return all that is set, whatever is missing */
    static Map<String, String> values(Globals flags, Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        Path file = flags.file();
        if (file == null && environment.get("BERTH_CONFIG") != null) {
            file = Path.of(environment.get("BERTH_CONFIG"));
        }
        if (file != null) {
            values.putAll(fileAt(file));
        }
        ENVIRONMENT.forEach((name, key) -> put(values, key, environment.get(name)));
        put(values, BOOTSTRAP, flags.bootstrap());
        put(values, REGISTRY, flags.registry());
        put(values, POOL, flags.pool());
        put(values, MASTER, flags.master());
        return values;
    }

    private static void put(Map<String, String> values, String key, String value) {
        if (value != null && !value.isEmpty()) {
            values.put(key, value);
        }
    }

    private static Map<String, String> fileAt(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(ExitCode.CONFIGURATION, "the configuration " + file + " cannot be read: " + e + ".", e);
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("berth.") && !KNOWN.contains(key)) {
                throw new Failure(
                        ExitCode.CONFIGURATION,
                        "the configuration " + file + " has the key '" + Names.shown(key)
                                + "', which is not known here. Did you mean " + Nearest.to(key, KNOWN) + "?");
            }
            values.put(key, properties.getProperty(key).trim());
        }
        return values;
    }

    /** @return a valid name of a master, whatever the login looks like */
    static String masterOf(String user) {
        String word =
                user.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (word.isEmpty()) {
            return "user";
        }
        String name = "user-" + word;
        return name.length() <= 63 ? name : name.substring(0, 63).replaceAll("-+$", "");
    }
}
