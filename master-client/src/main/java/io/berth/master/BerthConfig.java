package io.berth.master;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a master reaches its pools. Immutable.
 *
 * @param master whose name answers are directed to. Two processes may use one name; each hears of its own requests
 * @param pool where a request goes that names no pool
 * @param kafka client properties under Kafka's own names, {@code bootstrap.servers} among them, and optionally {@code
 *     schema.registry.url}. May hold secrets: never printed
 * @param alone whether this process alone speaks for the master. Then it reports which requests it follows, when it connects
 *     and every few minutes, and the service ends all others of that master: what a crashed predecessor left is free at
 *     once. Never to be set where two processes use the name
 * @param kept with {@code alone}, the requests of {@code pool} that a predecessor left and that this process will ask for
 *     again: the first report spares them
 * @param connectTimeout how long {@link Berth#connect} may take
 * @param closeTimeout how long a close may take
 */
public record BerthConfig(
        MasterName master,
        PoolName pool,
        Map<String, String> kafka,
        boolean alone,
        Set<RequestId> kept,
        Duration connectTimeout,
        Duration closeTimeout) {

    public static final PoolName DEFAULT_POOL = new PoolName("default");
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * A connection takes a second of work. On a machine that many programs are started on at once that second may take twenty times
     * as long, and no clock tells a broker that does not answer from a process that does not run. It is also longer than a fail-over of
     * the service, which is no reason to give up.
     */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException if {@code bootstrap.servers} is missing or a timeout is not positive */
    public BerthConfig {
        kafka = Map.copyOf(kafka);
        kept = Set.copyOf(kept);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("No Kafka broker is given: bootstrap.servers is missing.");
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero() || closeTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "The connect timeout must be positive and the close timeout not negative.");
        }
    }

    /** Does not speak alone. */
    public BerthConfig(
            MasterName master,
            PoolName pool,
            Map<String, String> kafka,
            Duration connectTimeout,
            Duration closeTimeout) {
        this(master, pool, kafka, false, Set.of(), connectTimeout, closeTimeout);
    }

    /** @throws IllegalArgumentException if the name is not valid */
    public static BerthConfig of(String bootstrapServers, String master) {
        return new BerthConfig(
                new MasterName(master),
                DEFAULT_POOL,
                Map.of("bootstrap.servers", bootstrapServers),
                DEFAULT_CONNECT_TIMEOUT,
                DEFAULT_TIMEOUT);
    }

    public BerthConfig withPool(String name) {
        return new BerthConfig(master, new PoolName(name), kafka, alone, kept, connectTimeout, closeTimeout);
    }

    /** @param name a property of Kafka's clients, or {@code schema.registry.url} */
    public BerthConfig with(String name, String value) {
        Map<String, String> more = new TreeMap<>(kafka);
        more.put(name, value);
        return new BerthConfig(master, pool, more, alone, kept, connectTimeout, closeTimeout);
    }

    public BerthConfig withTimeouts(Duration connect, Duration close) {
        return new BerthConfig(master, pool, kafka, alone, kept, connect, close);
    }

    /**
     * This process alone speaks for the master, see {@code alone}.
     *
     * @param requests the ids of those that it will ask for again
     * @throws IllegalArgumentException if one is no valid name
     */
    public BerthConfig speakingAlone(String... requests) {
        Set<RequestId> ids = Arrays.stream(requests).map(RequestId::new).collect(Collectors.toSet());
        return new BerthConfig(master, pool, kafka, true, ids, connectTimeout, closeTimeout);
    }

    /** Leaves out the properties: there may be a password among them. */
    @Override
    public String toString() {
        return "BerthConfig[master=" + master + ", pool=" + pool + ", bootstrap.servers="
                + kafka.get("bootstrap.servers") + "]";
    }
}
