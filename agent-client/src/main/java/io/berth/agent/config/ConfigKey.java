package io.berth.agent.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every key that berth-agent itself reads, but for those of single masters ({@link MasterKey}) and probes ({@link ProbesReader}). All others without the prefix {@code berth.} are Kafka's. */
public enum ConfigKey {
    BOOTSTRAP_SERVERS("bootstrap.servers", null),
    SCHEMA_REGISTRY_URL("schema.registry.url", null),
    POOL("berth.pool", "default"),
    AGENT("berth.agent", null),
    TAGS("berth.tags", ""),
    PROBE_INTERVAL("berth.probe.interval", "10m"),
    PROBE_TIMEOUT("berth.probe.timeout", "30s"),
    HEALTH_COMMAND("berth.health.command", ""),
    HEALTH_INTERVAL("berth.health.interval", "1m"),
    HEALTH_TIMEOUT("berth.health.timeout", "30s"),
    STATE_DIR("berth.state-dir", null),
    HEARTBEAT("berth.heartbeat", "5s"),
    HOOK_ON_RESERVED("berth.hook.on-reserved", ""),
    HOOK_ON_FREED("berth.hook.on-freed", ""),
    HOOK_TIMEOUT("berth.hook.timeout", "90s"),
    STOP_TIMEOUT("berth.stop-timeout", "30s"),
    MASTERS("berth.masters", ""),
    CHILD_COMMAND("berth.child.command", ""),
    CHILD_READY_LINE("berth.child.ready-line", ""),
    CHILD_READY_AFTER("berth.child.ready-after", "2s"),
    CHILD_ATTEMPTS("berth.child.attempts", "3"),
    CHILD_STOP_TIMEOUT("berth.child.stop-timeout", "10s"),
    CHILD_WORK_DIR("berth.child.work-dir", null),
    WHEN_CUT_OFF("berth.when-cut-off", "keep"),
    CUT_OFF_AFTER("berth.cut-off-after", "9m");

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
