package io.berth.master;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a master reaches its pools. Immutable.
 *
 * @param master whose name answers are directed to. Two processes may use one name; each hears of its own requests
 * @param pool where a request goes that names no pool
 * @param kafka client properties under Kafka's own names, {@code bootstrap.servers} among them, and optionally {@code
 *     schema.registry.url}. May hold secrets: never printed
 * @param connectTimeout how long {@link Berth#connect} may take
 * @param closeTimeout how long a close may take
 */
public record BerthConfig(
        MasterName master, PoolName pool, Map<String, String> kafka, Duration connectTimeout, Duration closeTimeout) {

    public static final PoolName DEFAULT_POOL = new PoolName("default");
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException if {@code bootstrap.servers} is missing or a timeout is not positive */
    public BerthConfig {
        kafka = Map.copyOf(kafka);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("No Kafka broker is given: bootstrap.servers is missing.");
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero() || closeTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "The connect timeout must be positive and the close timeout not negative.");
        }
    }

    /** @throws IllegalArgumentException if the name is not valid */
    public static BerthConfig of(String bootstrapServers, String master) {
        return new BerthConfig(
                new MasterName(master),
                DEFAULT_POOL,
                Map.of("bootstrap.servers", bootstrapServers),
                DEFAULT_TIMEOUT,
                DEFAULT_TIMEOUT);
    }

    public BerthConfig withPool(String name) {
        return new BerthConfig(master, new PoolName(name), kafka, connectTimeout, closeTimeout);
    }

    /** @param name a property of Kafka's clients, or {@code schema.registry.url} */
    public BerthConfig with(String name, String value) {
        Map<String, String> more = new TreeMap<>(kafka);
        more.put(name, value);
        return new BerthConfig(master, pool, more, connectTimeout, closeTimeout);
    }

    public BerthConfig withTimeouts(Duration connect, Duration close) {
        return new BerthConfig(master, pool, kafka, connect, close);
    }

    /** Leaves out the properties: there may be a password among them. */
    @Override
    public String toString() {
        return "BerthConfig[master=" + master + ", pool=" + pool + ", bootstrap.servers="
                + kafka.get("bootstrap.servers") + "]";
    }
}
