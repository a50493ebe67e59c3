package io.berth.agent.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every key that berth-agent itself reads. All others without the prefix {@code berth.} are Kafka's. */
public enum ConfigKey {
    BOOTSTRAP_SERVERS("bootstrap.servers", null),
    SCHEMA_REGISTRY_URL("schema.registry.url", null),
    POOL("berth.pool", "default"),
    AGENT("berth.agent", null),
    TAGS("berth.tags", ""),
    STATE_DIR("berth.state-dir", null),
    HEARTBEAT("berth.heartbeat", "5s"),
    HOOK_ON_RESERVED("berth.hook.on-reserved", ""),
    HOOK_ON_FREED("berth.hook.on-freed", ""),
    HOOK_TIMEOUT("berth.hook.timeout", "90s"),
    STOP_TIMEOUT("berth.stop-timeout", "30s");

    /** What Berth's own keys begin with. */
    public static final String PREFIX = "berth.";

    private final String key;
    private final String fallback;

    ConfigKey(String key, String fallback) {
        this.key = key;
        this.fallback = fallback;
    }

    /** @return as it is written in the file */
    public String key() {
        return key;
    }

    /** @return the value where none is given, null where there must be one or where it is computed */
    String fallback() {
        return fallback;
    }

    /** @return the environment variable that overrides the file: {@code BERTH_STATE_DIR} */
    public String variable() {
        String name = key.startsWith(PREFIX) ? key : PREFIX + key;
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** @return every key with {@link #PREFIX} */
    static List<String> ownKeys() {
        return Arrays.stream(values())
                .map(ConfigKey::key)
                .filter(known -> known.startsWith(PREFIX))
                .toList();
    }
}
