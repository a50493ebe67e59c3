package io.berth.master.cli.config;

import java.util.Arrays;
import java.util.List;

/** Every key that {@code berth} itself reads, but for those of the registry. All others without {@code berth.} are Kafka's. */
public enum ClientKey {
    BOOTSTRAP_SERVERS("bootstrap.servers", "BERTH_BOOTSTRAP_SERVERS", "--bootstrap"),
    SCHEMA_REGISTRY_URL("schema.registry.url", "BERTH_SCHEMA_REGISTRY_URL", "--registry"),
    POOL("berth.pool", "BERTH_POOL", "--pool"),
    MASTER("berth.master", "BERTH_MASTER", "--master");

    /** What Berth's own keys begin with. */
    public static final String PREFIX = "berth.";

    private final String key;
    private final String variable;
    private final String flag;

    ClientKey(String key, String variable, String flag) {
        this.key = key;
        this.variable = variable;
        this.flag = flag;
    }

    /** @return as it is written in the file */
    public String key() {
        return key;
    }

    /** @return the environment variable that overrides the file */
    public String variable() {
        return variable;
    }

    /** @return the option of the command line that overrides both */
    public String flag() {
        return flag;
    }

    /** @return every key that begins with {@link #PREFIX} */
    static List<String> ownKeys() {
        return Arrays.stream(values())
                .map(ClientKey::key)
                .filter(key -> key.startsWith(PREFIX))
                .toList();
    }
}
