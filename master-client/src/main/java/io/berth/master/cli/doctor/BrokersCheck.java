package io.berth.master.cli.doctor;

import io.berth.master.transport.Cluster;
import io.berth.master.transport.SocketProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the brokers let this client in, can be reached by the names that they give themselves, and can do what the service
 * needs.
 */
record BrokersCheck(Supplier<Cluster> cluster, Map<String, String> kafka, Duration atMost) implements Check {
    static final String NAME = "brokers";

    private static final String TRANSACTIONS = "transaction.version";
    private static final int LEAST_TRANSACTIONS = 2;

    /** What the page on operations asks of brokers, each with the largest value that is as fast. */
    private static final Map<String, Integer> MOST = Map.of(
            "add.partitions.to.txn.retry.backoff.ms",
            1,
            "transaction.abort.timed.out.transaction.cleanup.interval.ms",
            500);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(ReachabilityCheck.NAME);
    }

    @Override
    public Finding look() {
        List<String> brokers = cluster.get().brokers();
        List<SocketProbe.Seen> seen =
                ReachabilityCheck.at(brokers, ConfigurationCheck.isTls(kafka), atMost.dividedBy(2));
        List<Problem> unreached = unreached(seen);
        if (unreached.size() == brokers.size()) {
            // Whatever is asked now would wait in vain.
            return Finding.failed(Fault.UNREACHABLE, List.of(), unreached);
        }
        return judge(
                brokers,
                unreached,
                cluster.get().features(),
                // Kafka's client would ask one broker for them, maybe the one that is away.
                unreached.isEmpty() ? cluster.get().brokerSettings() : Optional.empty());
    }

    /** The client asks any broker for a list, and then goes to the addresses on it. */
    static List<Problem> unreached(List<SocketProbe.Seen> brokers) {
        return brokers.stream()
                .filter(broker -> broker.result() != SocketProbe.Result.REACHED)
                .map(broker -> new Problem(
                        "a broker calls itself " + broker.address() + ", and cannot be reached by that name from here ("
                                + broker.result() + ").",
                        "correct advertised.listeners of that broker, or have the name known and the port open here."))
                .toList();
    }

    /** @param settings of one broker; empty where they may not be seen */
    static Finding judge(
            List<String> brokers,
            List<Problem> unreached,
            Map<String, Integer> features,
            Optional<Map<String, String>> settings) {
        List<String> seen = new ArrayList<>();
        seen.add(brokers.size() + (brokers.size() == 1 ? " broker: " : " brokers: ") + String.join(", ", brokers));
        int transactions = features.getOrDefault(TRANSACTIONS, 0);
        seen.add(TRANSACTIONS + " " + transactions + ", metadata.version "
                + features.getOrDefault("metadata.version", 0));
        if (transactions < LEAST_TRANSACTIONS) {
            List<Problem> problems = new ArrayList<>(unreached);
            problems.add(new Problem(
                    TRANSACTIONS + " is " + transactions + ", and the service needs " + LEAST_TRANSACTIONS
                            + ": without it a transaction of a service that died may reach into the next one.",
                    "kafka-features --bootstrap-server HOST:PORT upgrade --feature " + TRANSACTIONS + "="
                            + LEAST_TRANSACTIONS + " (brokers from 4.0 on)"));
            return Finding.failed(Fault.OTHER, seen, problems);
        }
        List<Problem> warnings = new ArrayList<>(unreached);
        if (settings.isEmpty()) {
            seen.add(
                    "their settings were not seen: this client may not (DescribeConfigs on the cluster), or one is away");
        }
        settings.ifPresent(values -> MOST.forEach((key, most) -> {
            String value = values.get(key);
            if (value != null && Long.parseLong(value) > most) {
                warnings.add(new Problem(
                        key + " is " + value
                                + ": reservations are slower than they need be, or wait longer after a crash of"
                                + " the service.",
                        "set " + key + "=" + most + " in server.properties of each broker (docs/operations.md,"
                                + " \"Brokers\")."));
            }
        }));
        return Finding.warning(seen, warnings);
    }
}
