package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.cli.config.ClientConfig;
import io.berth.master.cli.config.ClientKey;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes of what is set what a client needs, or ends the command. */
final class Settings {
    private Settings() {}

    /**
     * @param user the login of whoever runs the command
     * @throws Failure with the exit code for usage where a flag is wrong, and for configurations where anything else is
     */
    static BerthConfig read(Globals flags, Map<String, String> environment, String user) {
        checked("--pool", flags.pool(), PoolName::new);
        checked("--master", flags.master(), MasterName::new);
        ClientConfig config = usable(flags, environment);
        if (config.value(ClientKey.BOOTSTRAP_SERVERS) == null) {
            throw new Failure(
                    ExitCode.CONFIGURATION,
                    "no Kafka broker is given. Use --bootstrap HOST:PORT, or BERTH_BOOTSTRAP_SERVERS, or"
                            + " bootstrap.servers in the file that --config names, or in "
                            + ClientConfig.places(environment) + ".");
        }
        try {
            return new BerthConfig(
                    master(config, user), pool(config), config.kafka(), flags.timeout(), BerthConfig.DEFAULT_TIMEOUT);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.CONFIGURATION, e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the name is not valid */
    static MasterName master(ClientConfig config, String user) {
        return new MasterName(
                Optional.ofNullable(config.value(ClientKey.MASTER)).orElseGet(() -> masterOf(user)));
    }

    /** @throws IllegalArgumentException if the name is not valid */
    static PoolName pool(ClientConfig config) {
        return Optional.ofNullable(config.value(ClientKey.POOL))
                .map(PoolName::new)
                .orElse(BerthConfig.DEFAULT_POOL);
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
        return usable(flags, environment).kafka();
    }

    private static ClientConfig usable(Globals flags, Map<String, String> environment) {
        ClientConfig config = all(flags, environment);
        if (!config.problems().isEmpty()) {
            throw new Failure(
                    ExitCode.CONFIGURATION,
                    "the configuration cannot be used:\n  " + String.join("\n  ", config.problems()));
        }
        return config;
    }

    /** @return all that is set, and what is wrong with it */
    static ClientConfig all(Globals flags, Map<String, String> environment) {
        Map<ClientKey, String> given = new EnumMap<>(ClientKey.class);
        put(given, ClientKey.BOOTSTRAP_SERVERS, flags.bootstrap());
        put(given, ClientKey.SCHEMA_REGISTRY_URL, flags.registry());
        put(given, ClientKey.POOL, flags.pool());
        put(given, ClientKey.MASTER, flags.master());
        return ClientConfig.read(flags.file(), environment, given);
    }

    private static void put(Map<ClientKey, String> given, ClientKey key, String value) {
        if (value != null) {
            given.put(key, value);
        }
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
