package io.berth.server.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of Kafka that nobody may change, because what Berth promises rests on them. */
final class ForbiddenOverrides {
    private static final List<String> CLIENT_PREFIXES =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.");

    private static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "application.id",
            "it is made of " + KnownKeys.APPLICATION_ID + ", and names the groups and changelogs of the state. Set "
                    + KnownKeys.APPLICATION_ID + " instead.",
            "processing.guarantee",
            "state, broadcast and answer are one transaction only under exactly_once_v2, and presence needs none.",
            "enable.idempotence",
            "a retry of the producer could then write a command twice or out of order.",
            "acks",
            "with less than all, a reservation that was announced can be lost with one broker.",
            "partitioner.class",
            "all of a pool stands on one partition because everybody uses Kafka's own partitioner.",
            "partitioner.ignore.keys",
            "all of a pool stands on one partition because everybody uses Kafka's own partitioner.",
            "isolation.level",
            "exactly-once reads committed records only.",
            "processing.exception.handler",
            "to go on after a failed command would leave half of its effects in the state.",
            "production.exception.handler",
            "to go on after a failed write would leave somebody untold.",
            "max.in.flight.requests.per.connection",
            "the order of the log rests on the value that Kafka Streams sets."));

    /** Saying what holds anyway is no override. */
    private static final Map<String, List<String>> HARMLESS = Map.of(
            "acks", List.of("all", "-1"),
            "enable.idempotence", List.of("true"),
            "isolation.level", List.of("read_committed"));

    private ForbiddenOverrides() {}

    static void check(Map<String, String> kafka, String prefixShown, List<String> problems) {
        kafka.forEach((key, value) -> {
            String reason = REASONS.get(bare(key));
            if (reason != null && !HARMLESS.getOrDefault(bare(key), List.of()).contains(value)) {
                problems.add(prefixShown + key + ": may not be set: " + reason
                        + (reason.contains("instead") ? "" : " Remove it."));
            }
        });
    }

    /** @return the key without the prefix that says which of the clients it is for */
    static String bare(String key) {
        return CLIENT_PREFIXES.stream()
                .filter(key::startsWith)
                .map(prefix -> key.substring(prefix.length()))
                .findFirst()
                .orElse(key);
    }
}
